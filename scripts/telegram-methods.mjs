// Writes test/support/telegram-methods.json: every method of the Bot API with its parameters,
// read from @grammyjs/types. Run it after that package was updated:
//
//     node scripts/telegram-methods.mjs            writes the list
//     node scripts/telegram-methods.mjs --check    fails when the list is not up to date
//
// The declarations are read as text: they are printed by a machine, one parameter a line, and the
// compiler's own API is marked unstable. Any line that does not fit stops the script, so a new
// shape is noticed here and not as a rule that quietly went missing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(createRequire(import.meta.url).resolve('@grammyjs/types/package.json'))
const target = new URL('../test/support/telegram-methods.json', import.meta.url)

const declarations = readdirSync(folder)
  .filter((name) => name.endsWith('.d.ts'))
  .map((name) => withoutComments(readFileSync(join(folder, name), 'utf8')))
  .join('\n')

const methods = readMethods(declarations)
const lines = Object.entries(methods).map(([name, params]) => `  ${JSON.stringify(name)}: ${JSON.stringify(params)}`)
const list = `{\n${lines.join(',\n')}\n}\n`
if (!process.argv.includes('--check')) writeFileSync(target, list)
else if (readFileSync(target, 'utf8') !== list) throw new Error('Out of date: run node scripts/telegram-methods.mjs')
console.log(`${lines.length} methods`)

function readMethods(text) {
  const start = text.indexOf('export type ApiMethods<F> = {\n')
  const body = text.slice(text.indexOf('\n', start) + 1, text.indexOf('\n};', start))
  const found = {}
  const aliases = []
  let current
  for (const line of body.split('\n').filter((line) => line.trim() !== '')) {
    const opening = /^ {4}(\w+)\(args\??: \{$/.exec(line)
    const empty = /^ {4}(\w+)\(\): .+;$/.exec(line)
    const alias = /^ {4}(\w+): ApiMethods<F>\["(\w+)"\];$/.exec(line)
    const param = /^ {8}(\w+)(\??): (.+);$/.exec(line)
    if (opening) current = found[opening[1]] = {}
    else if (empty) found[empty[1]] = {}
    else if (alias) aliases.push([alias[1], alias[2]])
    else if (param && current) current[param[1]] = { required: param[2] === '', ...shape(param[3]) }
    else if (/^ {4}\}\): .+;$/.test(line)) current = undefined
    else throw new Error(`A line that this script cannot read: ${line}`)
  }
  for (const [name, meant] of aliases) found[name] = found[meant]
  return found
}

/** The wire type of a parameter, and its permitted words when they are all listed. */
function shape(type) {
  const kinds = new Set(alternatives(type).map(kind))
  const words = alternatives(type).flatMap(wordsOf)
  const name = [...kinds].sort().join('|')
  if (name === '' || kinds.size > 2) throw new Error(`A type that this script cannot read: ${type}`)
  return name === 'string' && words.every((word) => word !== undefined) ? { type: name, values: words } : { type: name }
}

function kind(type) {
  if (/^(readonly .*|.*\[\]|ReadonlyArray<.*>)$/.test(type)) return 'array'
  if (type === 'F') return 'file'
  if (/^(number|string|boolean)$/.test(type)) return type
  if (/^(0x)?[\dA-F]+$/.test(type)) return 'number'
  if (/^("[^"]*"|\(string & .*\)|typeof LanguageCodes\[.*\])$/.test(type)) return 'string'
  const alias = aliasOf(type)
  if (alias !== undefined) return single(alias, new Set(alternatives(alias).map(kind)))
  if (isInterface(type)) return 'object'
  throw new Error(`A type that this script cannot read: ${type}`)
}

function single(type, kinds) {
  const [only, ...others] = kinds
  if (only === undefined || others.length > 0) throw new Error(`A mixed type: ${type}`)
  return only
}

function wordsOf(type) {
  const alias = aliasOf(type)
  if (alias !== undefined) return alternatives(alias).flatMap(wordsOf)
  return [/^"([^"]*)"$/.exec(type)?.[1]]
}

/** `A | B` at the outermost level. */
function alternatives(type) {
  const parts = ['']
  let depth = 0
  for (const sign of type) {
    if ('<({['.includes(sign)) depth++
    if ('>)}]'.includes(sign)) depth--
    if (sign === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function aliasOf(type) {
  const name = /^(\w+)(<.*>)?$/.exec(type)?.[1]
  return name && new RegExp(`export type ${name}(?:<[^=]*>)? = ([^;{]+);`).exec(declarations)?.[1]
}

function isInterface(type) {
  const name = /^(?:\w+\.)?(\w+)(<.*>)?$/.exec(type)?.[1]
  return name !== undefined && new RegExp(`(interface|type) ${name}\\b`).test(declarations)
}

function withoutComments(text) {
  return text.replaceAll(/\/\*\*.*?\*\//gs, '')
}
