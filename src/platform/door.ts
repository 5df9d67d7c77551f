import { randomBytes } from 'node:crypto'
import { chmod, rename, rm } from 'node:fs/promises'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What an admin command asks of the running bot: its arguments, and the files that they name. */
export type Request = { args: string[]; files?: { name: string; text: string }[] }
/** The exit code, and what the command prints. */
export type Answer = { code: number; output: string }
export type Handler = (request: Required<Request>) => Promise<Answer>
/** What stands behind a socket: whoever has DATA_DIR, or a starter that is about to. */
export type State = 'candidate' | 'owner'

/** The lock could not be taken or asked; the message is a sentence for whoever runs the server. */
export class LockError extends Error {
  override name = 'LockError'
}

const mostBytes = 32 * 1024 * 1024

export type Door = ReturnType<typeof makeDoor>

/** A listening socket that says its state to whoever comes, then answers one line of JSON with another. */
export function makeDoor(handler: Handler) {
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
    async show(home: string, prefix: string): Promise<string> {
      const name = `${prefix}.${randomBytes(4).toString('hex')}`
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

export async function firstLine(socket: Socket): Promise<string | null> {
  for await (const line of createInterface({ input: socket })) return line
  return null
}

/** The open socket, or why there is none: nobody listens there, or whoever did is just leaving. */
export async function connect(path: string): Promise<Socket | 'nobody' | 'leaving'> {
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
