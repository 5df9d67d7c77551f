import { mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { connect, firstLine, LockError, makeDoor, type Answer, type Door, type Handler, type Request, type State } from './door.ts'

export { LockError, type Answer, type Handler, type Request }
export type Lock = { release(): Promise<void> }

const socketName = 'chibo.sock'
const patience = 1_500
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
    const name = await door.show(home, socketName)
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

async function listSockets(home: string): Promise<string[]> {
  return (await readdir(home)).filter((name) => /^chibo\.sock\.[0-9a-f]{8}$/.test(name)).toSorted()
}

// Who accepts and then says nothing is busy or stopped, and still has the folder; who hangs up is just leaving.
async function stateOf(path: string): Promise<State | 'gone'> {
  const socket = await connect(path)
  if (socket === 'nobody') return 'gone'
  if (socket === 'leaving') return 'candidate'
  let silent = false
  const silence = setTimeout(() => {
    silent = true
    socket.destroy()
  }, 500)
  try {
    const line = await firstLine(socket).catch(() => null)
    if (line !== null) return (JSON.parse(line) as { state: State }).state
    return silent ? 'owner' : 'candidate'
  } finally {
    clearTimeout(silence)
    socket.destroy()
  }
}
