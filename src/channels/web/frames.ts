/** Responses and events are as long as whole kilobytes: how long one is tells little of what it says (PV28). */
const STEP = 1024

/** An event of a stream, filled up by a comment. */
export function frame(event: string, data: unknown, id: string): string {
  const text = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n`
  const room = STEP - ((Buffer.byteLength(text) + 3) % STEP)
  return `${text}:${' '.repeat(room)}\n\n`
}

/** JSON with blanks behind it. */
export function padded(data: unknown): string {
  const text = JSON.stringify(data)
  return text + ' '.repeat((STEP - (Buffer.byteLength(text) % STEP)) % STEP)
}
