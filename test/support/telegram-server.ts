// A strict stand-in for the Telegram Bot API, over real HTTP, for tests and measurements:
//
//     await using telegram = await startTelegramServer()
//     const an = telegram.person(101, { firstName: 'An' })
//     // start the program with TELEGRAM_API_ROOT = telegram.root and the token telegram.token
//     an.start()
//     await an.sees('Chào An')
//     const toast = await an.presses('Có').answer()
//
// It is stricter than Telegram where Telegram would hide a mistake (unknown parameters). Descriptions that begin with
// "stand-in:" are its own words, all others are Telegram's. It needs no test runner.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { User } from '@grammyjs/types'
import { ApiError, checkCall, knowsMethod, notImplemented, readCall } from './telegram-check.ts'
import type { RawCall } from './telegram-check.ts'
import { Faults } from './telegram-faults.ts'
import { makeGroup } from './telegram-groups.ts'
import type { Group, GroupOptions } from './telegram-groups.ts'
import { Dropped, answer, asApiError, errorBody, readBody } from './telegram-http.ts'
import { callsOf, isOver, sendCounts } from './telegram-ledger.ts'
import type { Call, CallFilter } from './telegram-ledger.ts'
import { Limits } from './telegram-limits.ts'
import type { LimitOptions } from './telegram-limits.ts'
import { messageMethods } from './telegram-messages.ts'
import { Person } from './telegram-people.ts'
import { Signal } from './telegram-signal.ts'
import { Settings, settingMethods } from './telegram-settings.ts'
import { Updates } from './telegram-updates.ts'
import { World, dump } from './telegram-world.ts'

export interface TelegramServerOptions {
  token?: string
  port?: number
  bot?: { id: number, first_name: string, username: string }
  /** Telegram's pace (30 a second, 1 a second to a person, 20 a minute in a group). Off by default. */
  limits?: boolean | LimitOptions
  /** Milliseconds since 1970, for dates, the 48 hours, presses that are too old, and the limits. */
  now?: () => number
  /** How long a press may be answered. */
  queryLifetimeMs?: number
  /** First pause before an update is brought to the webhook again; doubles up to 2 s. */
  webhookBackoffMs?: number
}

export interface PersonOptions {
  firstName?: string
  lastName?: string
  username?: string
  languageCode?: string
  /** Has pressed "Start" before the test begins: the bot may write, and gets no update of it. */
  started?: boolean
}

export async function startTelegramServer(options: TelegramServerOptions = {}): Promise<TelegramServer> {
  const server = new TelegramServer(options)
  await server.listen(options.port ?? 0)
  return server
}

export class TelegramServer {
  readonly token: string
  readonly faults = new Faults()
  readonly settings = new Settings()
  /** Everything that was called, in order of arrival. */
  readonly calls: Call[] = []
  /** Milliseconds before any call takes effect. */
  latency = 0
  root = ''

  readonly #world: World
  readonly #updates: Updates
  readonly #limits: Limits | undefined
  readonly #handlers: Record<string, ((params: never, gone: AbortSignal) => unknown) | undefined>
  readonly #http = createServer((request, response) => void this.#serve(request, response))
  readonly #called = new Signal()
  readonly #people = new Map<number, Person>()
  readonly #groups = new Map<number, Group>()
  #busy = 0

  constructor(options: TelegramServerOptions) {
    const now = options.now ?? Date.now
    this.token = options.token ?? '110201543:a-token-for-tests-that-opens-nothing'
    this.#world = new World(options.bot ?? { id: 110201543, first_name: 'Test bot', username: 'stand_in_bot' }, now)
    this.#updates = new Updates(this.#world, options.webhookBackoffMs ?? 50, (method, params) =>
      this.#perform(method, { params, files: new Map(), typed: true }, new AbortController().signal))
    this.#limits = options.limits ? new Limits(now, options.limits === true ? {} : options.limits) : undefined
    this.#handlers = {
      ...messageMethods(this.#world, { queryLifetimeMs: options.queryLifetimeMs ?? 60_000 }),
      ...settingMethods(this.#world, this.settings, this.#updates),
    }
  }

  async listen(port: number): Promise<void> {
    // An idle connection stays open: one that ends by itself would look like a lost call, now and then.
    this.#http.keepAliveTimeout = 0
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject)
      this.#http.listen(port, '127.0.0.1', resolve)
    })
    this.root = `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#updates.close()
    await new Promise<void>((resolve) => {
      this.#http.close(() => resolve())
      this.#http.closeAllConnections()
    })
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** The person with that id; made at the first mention. The bot cannot write to them until they have pressed "Start". */
  person(id: number, options: PersonOptions = {}): Person {
    const known = this.#people.get(id)
    if (known) return known
    const { firstName = `Person ${id}`, lastName, username, languageCode } = options
    const user: User = {
      id, is_bot: false, first_name: firstName, ...(lastName !== undefined && { last_name: lastName }),
      ...(username !== undefined && { username }), ...(languageCode !== undefined && { language_code: languageCode }),
    }
    const account = { user, started: options.started ?? false, blocked: false, deactivated: false, toasts: [] }
    const wire = { id, type: 'private' as const, first_name: firstName, ...(username !== undefined && { username }) }
    this.#world.accounts.set(id, account)
    const person = new Person(this.#stage, this.#world.addChat(wire, account), account)
    this.#people.set(id, person)
    return person
  }

  /** The group with that id (-100… is a supergroup); made at the first mention. */
  group(id: number, options: GroupOptions = {}): Group {
    const group = this.#groups.get(id) ?? makeGroup(this.#stage, id, options)
    this.#groups.set(id, group)
    return group
  }

  /** The calls of a method ('*': of any) that fit. */
  callsOf(method: string, filter: CallFilter = {}): Call[] {
    return callsOf(this.calls, method, filter)
  }

  /** How often each text was really sent to each chat: a count above 1 is a duplicate. Keys are `chat text`. */
  sendCounts(): Map<string, number> {
    return sendCounts(this.calls)
  }

  /** The first call of that kind that is over, now or as soon as it has come. */
  async called(method: string, filter: CallFilter = {}, timeoutMs = 5000): Promise<Call> {
    const look = () => this.callsOf(method, filter).find(isOver)
    return this.#called.until(look, timeoutMs, () => `${method} was not called within ${timeoutMs} ms\n${this.toString()}`)
  }

  /** Resolves when the bot has confirmed all updates and answered all presses, and no call is under way. */
  async idle(timeoutMs = 5000): Promise<void> {
    const look = () => this.#isIdle() ? true : undefined
    await this.#world.changed.until(look, timeoutMs, () => `Not idle within ${timeoutMs} ms\n${this.toString()}`)
  }

  /** Resolves when a bot waits in a long poll: it is up. */
  async polled(timeoutMs = 5000): Promise<void> {
    const look = () => this.#updates.isPolled ? true : undefined
    await this.#world.changed.until(look, timeoutMs, () => `No bot has polled within ${timeoutMs} ms\n${this.toString()}`)
  }

  /** Ids of updates that the bot has not confirmed. */
  get pending(): number[] {
    return this.#updates.pending
  }

  /** Brings an update once more, with the same id. */
  redeliver(updateId: number): void {
    this.#updates.redeliver(updateId)
  }

  /** Any other update: `emit('message_reaction', {…})`. */
  emit(kind: string, content: unknown): number {
    return this.#updates.emit(kind, content)
  }

  toString(): string {
    const calls = this.calls.slice(-10).map(({ method, params, error }) => `  ${method} ${JSON.stringify(params).slice(0, 200)}${error ? ` -> ${error.description}` : ''}`)
    const open = `pending updates: ${this.pending.join(', ') || 'none'}; unanswered presses: ${this.#world.openQueries.size}`
    return [...[...this.#world.chats.values()].map(dump), 'last calls:', ...calls, open].join('\n')
  }

  get #stage() {
    return { world: this.#world, updates: this.#updates, settings: this.settings }
  }

  #isIdle(): boolean {
    return this.#busy === 0 && this.#updates.isEmpty && this.#world.openQueries.size === 0
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url ?? '/', this.root)
      const [, kind, token, path] = /^\/(bot|file\/bot)([^/]+)\/(.+)$/.exec(decodeURIComponent(url.pathname)) ?? []
      if (path === undefined) return answer(response, new ApiError(404, 'Not Found'))
      if (token !== this.token) return answer(response, new ApiError(401, 'Unauthorized'))
      if (kind === 'file/bot') return this.#download(path, response)
      const gone = new AbortController()
      response.on('close', () => gone.abort('gone'))
      const body = await readBody(request)
      const call = readCall(url.searchParams, request.headers['content-type'] ?? '', body)
      answer(response, await this.#perform(path, call, gone.signal))
    } catch (error) {
      if (error instanceof Dropped) request.socket.destroy()
      else answer(response, error)
    }
  }

  #download(path: string, response: ServerResponse): void {
    const file = [...this.#world.files.values()].find((candidate) => candidate.path === path)
    if (!file) return answer(response, new ApiError(404, 'Not Found'))
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes.length })
    response.end(file.bytes)
  }

  /** One call with its faults, noted in the ledger. Resolves with the result, rejects with the refusal. */
  async #perform(method: string, raw: RawCall, gone: AbortSignal): Promise<unknown> {
    const call: Call = { at: this.#world.now(), method, params: raw.params }
    this.calls.push(call)
    // A long poll is no work in progress.
    const weight = method === 'getUpdates' ? 0 : 1
    this.#busy += weight
    try {
      call.result = await this.#act(call, raw, gone)
      if (call.dropped) throw new Dropped()
      return call.result
    } catch (error) {
      if (!(error instanceof Dropped)) call.error = errorBody(asApiError(error))
      throw error
    } finally {
      this.#busy -= weight
      this.#called.notify()
      this.#world.changed.notify()
    }
  }

  async #act(call: Call, raw: RawCall, gone: AbortSignal): Promise<unknown> {
    const { method } = call
    const handler = this.#handlers[method]
    if (!handler && knowsMethod(method)) throw notImplemented(method)
    const params = call.params = checkCall(method, raw)
    const fault = this.faults.take(method, params)
    const latency = this.latency + (typeof fault === 'object' && 'latency' in fault ? fault.latency : 0)
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency))
    if (fault === 'drop-before' || fault === 'drop-after') call.dropped = fault === 'drop-before' ? 'before' : 'after'
    if (fault === 'drop-before') throw new Dropped()
    if (typeof fault === 'object' && 'status' in fault) throw new ApiError(fault.status, fault.description, fault.parameters)
    this.#limits?.check(method, params)
    // `checkCall` has seen to it that these are the parameters of this method.
    return handler?.(params as never, gone)
  }
}
