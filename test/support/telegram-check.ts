// Reads a call to the Bot API from an HTTP request and checks it against the list of methods
// that scripts/telegram-methods.mjs makes from @grammyjs/types.
//
// Telegram ignores a parameter that it does not know. The stand-in refuses it: such a parameter is
// a mistake in the caller that nobody would ever see otherwise. Descriptions that begin with
// "stand-in:" are words of ours, all others are Telegram's.
import methods from './telegram-methods.json' with { type: 'json' }

export interface Upload {
  name: string
  mime: string
  bytes: Buffer
}

export type Params = Record<string, unknown>

interface Rule {
  required: boolean
  type: string
  values?: string[]
}

export interface RawCall {
  params: Params
  /** Parts of a multipart body that carry a file, by the name of the part. */
  files: Map<string, Upload>
  /** Forms and query strings carry text only; JSON carries types. */
  typed: boolean
}

/** A refusal as Telegram words it: status, description and what a program needs to go on. */
export class ApiError extends Error {
  readonly code: number
  readonly parameters: Params | undefined

  constructor(code: number, description: string, parameters?: Params) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

export function badRequest(reason: string, parameters?: Params): ApiError {
  return new ApiError(400, `Bad Request: ${reason}`, parameters)
}

export function forbidden(reason: string): ApiError {
  return new ApiError(403, `Forbidden: ${reason}`)
}

export function notImplemented(what: string): ApiError {
  return new ApiError(400, `stand-in: not implemented: ${what}`)
}

export function readCall(query: URLSearchParams, contentType: string, body: Buffer): RawCall {
  const inQuery = Object.fromEntries(query)
  if (body.length === 0) return { params: inQuery, files: new Map(), typed: false }
  if (contentType.startsWith('application/json')) {
    return { params: { ...inQuery, ...readJson(body) }, files: new Map(), typed: true }
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')))
    return { params: { ...inQuery, ...form }, files: new Map(), typed: false }
  }
  if (contentType.startsWith('multipart/form-data')) return readMultipart(inQuery, contentType, body)
  throw badRequest(`stand-in: a body of type "${contentType}"`)
}

/** The parameters with their types, uploads in place of `attach://…`. Throws what Telegram would answer. */
export function checkCall(method: string, call: RawCall): Params {
  const rules = rulesOf(method)
  if (!rules) throw new ApiError(404, 'Not Found: method not found')
  const checked: Params = {}
  for (const [name, value] of Object.entries(withUploads(call))) {
    const rule = rules[name]
    // telegraf repeats the method in its forms, as an answer to a webhook would have it.
    if (name === 'method' && value === method) continue
    if (!rule) throw badRequest(`stand-in: ${method} has no parameter "${name}"`)
    checked[name] = checkValue(`${method}.${name}`, rule, call.typed ? value : fromText(rule, value))
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.required && checked[name] === undefined) throw badRequest(missing(method, name))
  }
  return checked
}

export function knowsMethod(method: string): boolean {
  return Object.hasOwn(methods, method)
}

function rulesOf(method: string): Record<string, Rule> | undefined {
  if (!knowsMethod(method)) return undefined
  return (methods as Record<string, Record<string, Rule>>)[method]
}

function missing(method: string, name: string): string {
  if (name === 'chat_id') return 'chat_id is empty'
  if (name === 'text') return 'message text is empty'
  return `stand-in: ${method} needs the parameter "${name}"`
}

function checkValue(where: string, rule: Rule, value: unknown): unknown {
  if (!rule.type.split('|').some((type) => fits(type, value))) {
    throw badRequest(`stand-in: ${where} must be of type ${rule.type}, not ${JSON.stringify(value)?.slice(0, 80)}`)
  }
  if (where.endsWith('_id') && typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw badRequest(`stand-in: ${where} must be a whole number, not ${value}`)
  }
  if (where.endsWith('parse_mode') && !rule.values?.includes(String(value))) {
    throw badRequest('unsupported parse_mode')
  }
  if (rule.values && !rule.values.includes(String(value))) {
    throw badRequest(`stand-in: ${where} must be one of ${rule.values.join(', ')}, not "${String(value)}"`)
  }
  return value
}

function fits(type: string, value: unknown): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'file') return isUpload(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}

export function isUpload(value: unknown): value is Upload {
  return typeof value === 'object' && value !== null && 'bytes' in value && Buffer.isBuffer(value.bytes)
}

/** A form has only text: turn it into what the rule wants, or leave it for the check to refuse. */
function fromText(rule: Rule, value: unknown): unknown {
  if (typeof value !== 'string') return value
  const types = rule.type.split('|')
  if (types.includes('number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (types.includes('boolean') && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  if (types.includes('array') || types.includes('object')) return parsed(value)
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function readJson(body: Buffer): Params {
  const value = parsed(body.toString('utf8'))
  if (!fits('object', value)) throw badRequest('stand-in: the body is no JSON object')
  return value as Params
}

/** grammY names a file part as it likes and points to it; telegraf names it like the parameter. */
function withUploads(call: RawCall): Params {
  const files = new Map(call.files)
  const params = { ...call.params }
  for (const [name, value] of Object.entries(call.params)) {
    const part = typeof value === 'string' ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined
    const upload = part === undefined ? undefined : call.files.get(part)
    if (part === undefined || !upload) continue
    params[name] = upload
    files.delete(part)
  }
  return { ...params, ...Object.fromEntries(files) }
}

/** Written by hand because the built-in reader refuses grammY's headers (no blank after the semicolon). */
function readMultipart(inQuery: Params, contentType: string, body: Buffer): RawCall {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (boundary === undefined) throw badRequest('stand-in: multipart without a boundary')
  const call: RawCall = { params: inQuery, files: new Map(), typed: false }
  const mark = Buffer.from(`--${boundary}`)
  let from = body.indexOf(mark)
  for (;;) {
    const to = body.indexOf(mark, from + mark.length)
    if (from < 0 || to < 0) return call
    readPart(call, body.subarray(from + mark.length + 2, to - 2))
    from = to
  }
}

function readPart(call: RawCall, part: Buffer): void {
  const split = part.indexOf('\r\n\r\n')
  const head = part.subarray(0, split).toString('utf8')
  const content = part.subarray(split + 4)
  const name = /;\s*name="([^"]*)"/i.exec(head)?.[1]
  const fileName = /;\s*filename="?([^"\r\n]*)"?/i.exec(head)?.[1]
  if (split < 0 || name === undefined) throw badRequest('stand-in: a part without a name')
  if (fileName === undefined) call.params[name] = content.toString('utf8')
  else call.files.set(name, { name: fileName, mime: mimeOf(head), bytes: Buffer.from(content) })
}

function mimeOf(head: string): string {
  return /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream'
}
