import { z } from 'zod'

/** An action is an address and never a right: `feature:verb:args`, at most 64 bytes. */
export function actionOf(feature: string, verb: string, ...args: (string | number)[]): string {
  const text = [feature, verb, ...args].join(':')
  const head = `${feature}:${verb}`
  if (head.length > 28 || Buffer.byteLength(text) > 64) throw new Error(`an action too long: ${head}`)
  return text
}

export type ParsedAction = { feature: string; verb: string; args: string[] }

/** The parts of an action, or null for what no screen of ours ever carried. */
export function parseAction(text: string): ParsedAction | null {
  if (Buffer.byteLength(text) > 64 || !/^[a-z-]+:[a-z-]+(:[0-9A-Za-z.-]*)*$/.test(text)) return null
  const [feature = '', verb = '', ...args] = text.split(':')
  return { feature, verb, args }
}

/** An id in an action. */
export const Id = z.string().regex(/^[0-9A-Za-z]{12}$/)
export const NoArgs = z.tuple([])
