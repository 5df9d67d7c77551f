import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'

const HEADERS = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * Before everything of the web chat: a name that is ours, or another site could have its own name lead here; a POST
 * that this page has made itself; headers that let nothing in from elsewhere and nothing stay behind.
 */
export function guard({ publicUrl, hosts }: { publicUrl: string | null; hosts: string[] | null }): MiddlewareHandler {
  const own = publicUrl === null ? null : new URL(publicUrl).origin
  return async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (hosts && !hosts.includes(nameOf(host))) throw new HTTPException(421)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const origin = c.req.header('origin') ?? ''
      const same = URL.canParse(origin) && (origin === own || new URL(origin).host === host)
      if (!same || c.req.header('x-chibo') !== '1') throw new HTTPException(403)
    }
    await next()
    for (const [name, value] of Object.entries(HEADERS)) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  }
}

function nameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '') : ''
}
