// npm run build, at its end: the page of the web chat in dist/web/, three files. The words come from locales, so that
// there is one source of them and the page needs neither Fluent nor a second request.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { FluentBundle, FluentResource } from '@fluent/bundle'
import { build } from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const SHARED = ['stranger', 'language-name']
const languages = (await readdir(at('locales'))).sort()
const words = Object.fromEntries(await Promise.all(languages.map(async (language) => [language, await wordsOf(language)])))

await mkdir(at('dist/web'), { recursive: true })
await build({
  entryPoints: { app: at('src/channels/web/page/app.ts'), style: at('src/channels/web/page/app.css') },
  outdir: at('dist/web'), entryNames: '[ext]/app', bundle: true, minify: true, format: 'esm', target: ['es2020', 'chrome100', 'firefox100', 'safari15'],
  define: { WORDS: JSON.stringify(words) }, logLevel: 'warning', write: false,
}).then(({ outputFiles }) => Promise.all(outputFiles.map(({ path, contents }) => writeFile(at(`dist/web/app.${path.split('.').at(-1)}`), contents))))
const shell = await readFile(at('src/channels/web/page/index.html'), 'utf8')
await writeFile(at('dist/web/index.html'), shell.replace(/\{\{([\w-]+)\}\}/g, (_, key) => words.vi[key]))

async function wordsOf(language) {
  const bundle = new FluentBundle(language, { useIsolating: false })
  for (const file of ['common.ftl', 'web.ftl']) bundle.addResource(new FluentResource(await readFile(at(`locales/${language}/${file}`), 'utf8')))
  const keys = [...bundle._messages.keys()].filter((key) => key.startsWith('web-') || SHARED.includes(key))
  return Object.fromEntries(keys.map((key) => [key, bundle.formatPattern(bundle.getMessage(key).value)]))
}
