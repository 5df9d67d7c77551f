// npm run build, after tsc: dist/main.js becomes one file with the small libraries that every start loads. Of a start's
// time a third went into finding and reading some five hundred files. All else stays as tsc has written it.
import { readFile } from 'node:fs/promises'
import { basename, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const src = fileURLToPath(new URL('../src', import.meta.url))
const small = ['qrcode', 'grammy', 'zod', 'luxon', 'hono', '@hono/node-server', 'node-cron', 'prom-client', '@fluent/bundle', 'csv-parse', 'pino']

/** Another program around the same parts may be named, for the bench. */
const entry = process.argv[2] ?? `${src}/main.ts`

await build({
  entryPoints: [entry],
  outfile: fileURLToPath(new URL(`../dist/${basename(entry).replace(/\.ts$/, '.js')}`, import.meta.url)),
  bundle: true, platform: 'node', format: 'esm', target: 'node20', keepNames: true, logLevel: 'warning',
  // Libraries of the older kind ask for Node's own parts in their own way.
  banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  plugins: [{
    name: 'as tsc has it',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
        const ours = importer.startsWith(src) || importer.endsWith(entry)
        return ours && !small.some((name) => path === name || path.startsWith(`${name}/`)) ? { path, external: true } : undefined
      })
      // A file's own address is the one that it would have beside the bundle.
      onLoad({ filter: /src\/.*\.ts$/ }, async ({ path }) => {
        const own = relative(src, path).replace(/\.ts$/, '.js')
        const contents = await readFile(path, 'utf8')
        return { contents: contents.replaceAll('import.meta.url', `new URL('./${own}', import.meta.url).href`), loader: 'ts' }
      })
    },
  }],
})
