import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Hono } from 'hono'

const FILES = [
  { path: '/', name: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/web/app.js', name: 'app.js', type: 'text/javascript; charset=utf-8' },
  { path: '/web/app.css', name: 'app.css', type: 'text/css; charset=utf-8' },
]
const BUILT = new URL('../../../dist/web/', import.meta.url)

/**
 * The page itself: three files, read and compressed once, the same bytes for everybody. They may be kept by whoever asked,
 * and are asked for again by their ETag. Throws when the page was not built (`npm run build`).
 * @param head put at the end of the page's own head
 */
export function servePage(app: Hono, { folder = BUILT, head = '' }: { folder?: URL | undefined; head?: string | undefined } = {}): void {
  if (!existsSync(new URL('index.html', folder))) throw new Error('the page is not built: npm run build')
  for (const { path, name, type } of FILES) {
    const built = readFileSync(new URL(name, folder), 'utf8')
    const plain = Buffer.from(name === 'index.html' ? built.replace('</head>', `${head}</head>`) : built)
    const bodies = { br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }), identity: plain }
    const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 16)
    app.get(path, (c) => {
      const accepted = c.req.header('accept-encoding') ?? ''
      const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
      const etag = `"${tag}-${coding}"`
      const headers = { etag, vary: 'Accept-Encoding', 'cache-control': 'no-cache', 'content-type': type }
      if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
      return c.body(new Uint8Array(bodies[coding]), 200, { ...headers, ...(coding !== 'identity' && { 'content-encoding': coding }) })
    })
  }
}
