export type ServerEvent = { event: string; data: string; id: string | undefined }

/** Server-sent events as they are written: a field a line, an empty line at the end of each; a comment is padding. */
export async function readEvents(body: ReadableStream<Uint8Array>, take: (event: ServerEvent) => void, alive: () => void): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    alive()
    rest += decoder.decode(value, { stream: true })
    const events = rest.split(/\r?\n\r?\n/)
    rest = events.pop() ?? ''
    for (const text of events) {
      const fields = text.split(/\r?\n/).filter((line) => !line.startsWith(':')).map((line) => /^(\w+): ?(.*)$/.exec(line) ?? [])
      const of = (name: string) => fields.filter(([, key]) => key === name).map(([, , value]) => value ?? '')
      if (of('data').length > 0) take({ event: of('event')[0] ?? 'message', data: of('data').join('\n'), id: of('id')[0] })
    }
  }
}
