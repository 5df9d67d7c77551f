import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

/** What an admin command asks of the running bot: its arguments, and the files that they name. */
export type Request = { args: string[]; files?: { name: string; text: string }[] }
/** The exit code, and what the command prints. */
export type Answer = { code: number; output: string }
export type Handler = (request: Required<Request>) => Promise<Answer>
export type Lock = { release(): Promise<void> }

/** The lock could not be taken or asked; the message is a sentence for whoever runs the server. */
export class LockError extends Error {
  override name = 'LockError'
}

type State = 'candidate' | 'owner'

const socketName = 'chibo.sock'
const patience = 1_500
const mostBytes = 32 * 1024 * 1024
// The shortest of the systems' limits for a socket's path (macOS), less the name that a candidate adds to DATA_DIR's.
const longest = 103 - '/chibo.sock.12345678.half'.length

/**
 * Takes DATA_DIR for this process, or says that another has it. PGlite itself does not notice a second process on its
 * folder and loses rows, so this comes before the database is opened.
 *
 * Each starter first shows a listening socket under a random name and only then looks for others; whoever finds nobody
 * owns the folder. Of two, at least one sees the other, however they are interleaved, and of candidates the first name
 * stays. A socket that refuses connections was left by a killed process: since no name comes twice and none is shown
 * before it listens, it can be removed without a race.
 */
export async function takeLock(dataDir: string, handler: Handler): Promise<Lock | 'taken'> {
  const home = resolve(dataDir)
  if (Buffer.byteLength(home) > longest) {
    throw new LockError(`DATA_DIR must be at most ${longest} bytes long, for its socket. Example: DATA_DIR=/var/lib/chibo`)
  }
  await mkdir(home, { recursive: true, mode: 0o700 })
  const door = makeDoor(handler)
  const deadline = performance.now() + patience
  do {
    const name = await door.show(home)
    const outcome = await look(home, { name, deadline })
    if (outcome === 'free') return own(home, { door, name })
    await door.hide()
    if (outcome === 'owned') return 'taken'
    await wait(20 + Math.random() * 60)
  } while (performance.now() < deadline)
  return 'taken'
}

/** Hands a command to the bot that runs on DATA_DIR. Null: none does, and the command may open the database itself. */
export async function askRunning(dataDir: string, request: Request): Promise<Answer | null> {
  const socket = await connect(join(resolve(dataDir), socketName))
  if (typeof socket === 'string') return null
  socket.write(`${JSON.stringify(request)}\n`)
  try {
    for await (const line of createInterface({ input: socket })) {
      const message = JSON.parse(line) as { state: State } | Answer
      if ('code' in message) return message
    }
  } catch {
    // Cut off: said below.
  } finally {
    socket.destroy()
  }
  throw new LockError('The running bot stopped before the command ended. Look at its log, then repeat the command.')
}

// 'owned': another has the folder. 'behind': another candidate goes first.
async function look(home: string, { name, deadline }: { name: string; deadline: number }) {
  for (;;) {
    let waiting = false
    for (const other of await listSockets(home)) {
      if (other === name) continue
      const state = await stateOf(join(home, other))
      if (state === 'owner') return 'owned'
      if (state === 'candidate' && other < name) return 'behind'
      if (state === 'candidate') waiting = true
      if (state === 'gone') await rm(join(home, other), { force: true })
    }
    if (!waiting) return 'free'
    if (performance.now() > deadline) return 'behind'
    await wait(20)
  }
}

async function own(home: string, { door, name }: { door: Door; name: string }): Promise<Lock> {
  const path = join(home, socketName)
  door.own()
  // The owner alone touches the name that everybody knows.
  await rm(`${path}.link`, { force: true })
  await symlink(name, `${path}.link`)
  await rename(`${path}.link`, path)
  return {
    async release() {
      if ((await readlink(path).catch(() => '')) === name) await rm(path, { force: true })
      await door.hide()
    },
  }
}

type Door = ReturnType<typeof makeDoor>

function makeDoor(handler: Handler) {
  let state: State = 'candidate'
  let shown: { server: Server; path: string } | null = null
  const open = new Set<Socket>()
  const enter = (socket: Socket): void => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    socket.write(`${JSON.stringify({ state })}\n`)
    void serve(socket, handler)
  }
  return {
    async show(home: string): Promise<string> {
      const name = `${socketName}.${randomBytes(4).toString('hex')}`
      const path = join(home, name)
      const server = createServer(enter)
      await listen(server, `${path}.half`)
      await chmod(`${path}.half`, 0o600)
      await rename(`${path}.half`, path)
      shown = { server, path }
      return name
    },
    own(): void {
      state = 'owner'
    },
    async hide(): Promise<void> {
      if (shown === null) return
      const { server, path } = shown
      shown = null
      await rm(path, { force: true })
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

async function serve(socket: Socket, handler: Handler): Promise<void> {
  let bytes = 0
  socket.on('data', (chunk) => {
    bytes += chunk.length
    if (bytes > mostBytes) socket.destroy()
  })
  const line = await firstLine(socket).catch(() => null)
  if (line === null) return
  const answer = await Promise.resolve(line)
    .then((text) => handler({ args: [], files: [], ...(JSON.parse(text) as Partial<Request>) }))
    .catch(() => ({ code: 1, output: 'The command failed; see the log.\n' }))
  socket.end(`${JSON.stringify(answer)}\n`)
}

async function firstLine(socket: Socket): Promise<string | null> {
  for await (const line of createInterface({ input: socket })) return line
  return null
}

async function listSockets(home: string): Promise<string[]> {
  return (await readdir(home)).filter((name) => /^chibo\.sock\.[0-9a-f]{8}$/.test(name)).toSorted()
}

// Who accepts and then says nothing is busy or stopped, and still has the folder; who hangs up is just leaving.
async function stateOf(path: string): Promise<State | 'gone'> {
  const socket = await connect(path)
  if (socket === 'nobody') return 'gone'
  if (socket === 'leaving') return 'candidate'
  const silence = setTimeout(() => socket.destroy(), 500)
  try {
    const line = await firstLine(socket).catch(() => null)
    return line === null ? 'owner' : (JSON.parse(line) as { state: State }).state
  } finally {
    clearTimeout(silence)
    socket.destroy()
  }
}

async function connect(path: string): Promise<Socket | 'nobody' | 'leaving'> {
  const socket = createConnection(path)
  try {
    await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail))
    return socket.on('error', () => {})
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['ECONNREFUSED', 'ENOENT'].includes(code)) return 'nobody'
    if (['ECONNRESET', 'EPIPE', 'EAGAIN'].includes(code)) return 'leaving'
    throw new LockError(`The socket of DATA_DIR could not be asked (${code}). Start as the user that runs the bot.`)
  }
}

async function listen(server: Server, path: string): Promise<void> {
  try {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(path, done))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new LockError(`DATA_DIR cannot hold a socket (${code}). Choose a folder on a local disk that may be written.`)
  }
}
