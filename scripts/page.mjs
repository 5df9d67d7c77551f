// npm run build, at its end: what runs in a browser. dist/web/ gets the page of the web chat, dist/demo/ those of the
// demo. The words come from locales, so that there is one source of them and a page needs neither Fluent nor a second request.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { FluentBundle, FluentResource } from '@fluent/bundle'
import { build } from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const languages = (await readdir(at('locales'))).sort()

await page({
  from: 'src/channels/web/page', to: 'dist/web', files: ['app.ts', 'app.css'],
  locales: ['common', 'web'], keys: /^(web-.*|stranger|language-name)$/,
})
await page({
  from: 'src/demo/page', to: 'dist/demo', files: ['picker.ts', 'picker.css', 'panel.ts', 'panel.css'],
  locales: ['common', 'org', 'web', 'demo'], keys: /^(demo-.*|web-no-script|language-name|member-unlinked|role-(secretary|deputySecretary|committeeMember|member|officer))$/,
})

/** @param keys which words of these locales it needs */
async function page({ from, to, files, locales, keys }) {
  const words = Object.fromEntries(await Promise.all(languages.map(async (language) => [language, await wordsOf(language, { locales, keys })])))
  await mkdir(at(to), { recursive: true })
  // One by one, or a script and a style of one name would be taken for each other's.
  await Promise.all(files.map((file) => build({
    entryPoints: [at(`${from}/${file}`)], outfile: at(`${to}/${file.replace(/\.ts$/, '.js')}`), define: { WORDS: JSON.stringify(words) },
    bundle: true, minify: true, format: 'esm', target: ['es2020', 'chrome100', 'firefox100', 'safari15'], logLevel: 'warning',
  })))
  const shell = await readFile(at(`${from}/index.html`), 'utf8')
  await writeFile(at(`${to}/index.html`), shell.replace(/\{\{([\w-]+)\}\}/g, (_, key) => words.vi[key]))
}

async function wordsOf(language, { locales, keys }) {
  const bundle = new FluentBundle(language, { useIsolating: false })
  for (const name of locales) bundle.addResource(new FluentResource(await readFile(at(`locales/${language}/${name}.ftl`), 'utf8')))
  const wanted = [...bundle._messages.keys()].filter((key) => keys.test(key))
  return Object.fromEntries(wanted.map((key) => [key, bundle.formatPattern(bundle.getMessage(key).value)]))
}
