import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { OWN_SECONDS } from './sessions.ts'

const NAME = 'chibo'

/** What this browser says it is. */
export function tokenOf(c: Context): string | undefined {
  return getCookie(c, NAME)
}

/** @param own kept when the browser is closed */
export function setToken(c: Context, token: string, { own, publicUrl }: { own: boolean; publicUrl: string | null }): void {
  setCookie(c, NAME, token, { httpOnly: true, sameSite: 'Strict', path: homeOf(c), secure: publicUrl?.startsWith('https:') === true, ...(own && { maxAge: OWN_SECONDS }) })
}

export function dropToken(c: Context): void {
  setCookie(c, NAME, '', { httpOnly: true, sameSite: 'Strict', path: homeOf(c), maxAge: 0 })
}

/** Where the page lies: of several below one name each has a browser's cookie of its own. */
function homeOf(c: Context): string {
  return c.req.path.replace(/web\/.*$/, '')
}
