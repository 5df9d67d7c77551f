import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const LOCALES = join(import.meta.dirname, '../../locales')
const SOURCE = join(import.meta.dirname, '../../src')

/** What the head of a section says of its entries; `text` is what stands on a screen, in sentences. */
export type Kind = 'text' | 'buttons' | 'commands' | 'toasts' | 'words'
export type Entry = { file: string; section: string; kind: Kind; key: string; source: string; variables: string[] }

export const languages = (): string[] => readdirSync(LOCALES).sort()

/** Every entry of a language, in the order of its files. `source` is what stands after the equals sign. */
export function entriesOf(language: string): Entry[] {
  const folder = join(LOCALES, language)
  return readdirSync(folder).sort().flatMap((file) => entriesIn(file, readFileSync(join(folder, file), 'utf8')))
}

function entriesIn(file: string, text: string): Entry[] {
  const entries: Entry[] = []
  let section = ''
  for (const line of text.split('\n')) {
    const start = /^([a-zA-Z][\w-]*) *= *(.*)$/.exec(line)
    const last = entries.at(-1)
    if (line.startsWith('## ')) section = line.slice(3)
    else if (start) entries.push({ file, section, kind: kindOf(section), key: start[1] ?? '', source: start[2] ?? '', variables: [] })
    else if (last && /^(\s+\S|\})/.test(line)) last.source += `\n${line.trim()}`
  }
  for (const entry of entries) {
    entry.variables = [...new Set([...entry.source.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? ''))].sort()
  }
  return entries
}

function kindOf(section: string): Kind {
  const named = / · (\w+)$/.exec(section)?.[1] ?? 'text'
  if (!['text', 'buttons', 'commands', 'toasts', 'words'].includes(named)) throw new Error(`no kind of section: ${named}`)
  return named as Kind
}

/** What an entry may be filled with, as long as it gets in life. */
const SAMPLES: Record<string, string> = {
  name: 'Nguyễn Thị Phương Thảo', names: 'Nguyễn Thị Phương Thảo, Trần Văn Bình', org: 'Chi bộ Tổ dân phố số 12',
  date: '19:30, thứ Năm 5/11/2026', day: 'thứ Năm 5/11/2026', month: 'tháng 11/2026', fact: 'either',
  group: '“Tự diễn biến”, “tự chuyển hóa”', answer: 'Có, cần sửa', role: 'chi ủy viên', code: 'k3Xp9a',
  time: '19:30', weekday: 'thứ Năm',
}

/** Values for the variables of an entry: a name where a name belongs, 27 where a number does. */
export function samplesFor(entry: Entry): Record<string, string | number> {
  const numbers = entry.key.startsWith('date-') ? ['day', 'month', ...(entry.key === 'date-weekday' ? ['weekday'] : [])] : []
  return Object.fromEntries(entry.variables.map((name) => [name, numbers.includes(name) ? 7 : (SAMPLES[name] ?? 27)]))
}

export type KeyUse = { file: string; key: string }

/**
 * The keys in the program's text: `said` in say('…'), words.for(…)('…') and Refusal('…'), which must exist; `composed`,
 * the beginning of each say(`…${x}`); `literals`, every quoted word, since a key may go through a variable or a table.
 */
export function keysInSource(): { said: KeyUse[]; composed: KeyUse[]; literals: Set<string> } {
  const said: KeyUse[] = []
  const composed: KeyUse[] = []
  const literals = new Set<string>()
  for (const file of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.html')) {
      for (const [, key = ''] of readFileSync(join(SOURCE, file), 'utf8').matchAll(/\{\{([\w-]+)\}\}/g)) {
        said.push({ file, key })
        literals.add(key)
      }
    }
    if (!file.endsWith('.ts') || file.startsWith('generated')) continue
    const code = readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    for (const [, key = ''] of code.matchAll(/(?:\bsay|\bRefusal|\bfor\([^()]*\))\(\s*'([^']*)'/g)) said.push({ file, key })
    for (const [, key = ''] of code.matchAll(/(?:\bsay|\bRefusal|\bfor\([^()]*\))\(\s*`([^`$]*)\$\{/g)) composed.push({ file, key })
    for (const [, word = ''] of code.matchAll(/['`]([a-zA-Z][\w-]*)['`]/g)) literals.add(word)
  }
  return { said, composed, literals }
}

/** How many syllables a Vietnamese reads aloud: what is written apart and holds a letter or a digit. */
export function syllables(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
