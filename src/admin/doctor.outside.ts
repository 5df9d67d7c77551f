import type { Health } from '../channels/telegram/health.ts'
import { isCopyConfirmed, keyFile } from '../platform/key.ts'
import type { Speaking } from './admin.ts'

/** `wrong` makes the exit code 1; `note` is for knowing. */
export type Finding = { level: 'fine' | 'note' | 'wrong'; text: string }

export const fine = (text: string): Finding => ({ level: 'fine', text })
export const note = (text: string): Finding => ({ level: 'note', text })
export const wrong = (text: string): Finding => ({ level: 'wrong', text })

/** Where the key lies, whether a copy was ever confirmed, and whether one disk holds all (PV26). */
export async function judgeKey({ config, say, database }: Speaking): Promise<Finding[]> {
  const copied = (await isCopyConfirmed(config)) ? [] : [note(say('doctor-key-uncopied'))]
  if (config.secretKey !== null) {
    const beside = config.databaseUrl !== null && isHere(config.databaseUrl)
    return [fine(say('doctor-key-set', { count: config.secretKey.split(',').length })), ...copied, ...(beside ? [note(say('doctor-key-same-machine'))] : [])]
  }
  // Whoever takes the disk has both.
  return [note(say('doctor-key-generated', { file: keyFile(config.dataDir) })), ...copied, ...(database.kind === 'embedded' ? [note(say('doctor-key-beside'))] : [])]
}

/** Whether a database's address is this machine's own. */
function isHere(url: string): boolean {
  const { hostname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? hostname
  return host === '' || host.startsWith('/') || ['localhost', '127.0.0.1', '[::1]'].includes(host)
}

export function judgeTelegram({ config, telegram, say }: Speaking): Finding[] {
  if (config.telegram === null || telegram === null) return [wrong(say('doctor-no-token'))]
  const { state, lastSuccess, since } = telegram.health()
  const last = lastSuccess ? say.moment(lastSuccess, config.timeZone) : null
  if (state === 'starting') return [note(say('doctor-channel-silent', { channel: 'Telegram' }))]
  if (state === 'working') return [fine(last === null ? say('doctor-channel-silent', { channel: 'Telegram' }) : say('doctor-channel-fine', { channel: 'Telegram', date: last }))]
  return [wrong(say(TROUBLES[state], { date: say.moment(since, config.timeZone) }))]
}

/** What only BotFather can mend, each with its command there. */
export function judgeSwitches({ telegram, say }: Speaking): Finding[] {
  const switches = telegram?.switches()
  if (!switches) return []
  return [
    ...(switches.readsGroups ? [wrong(say('doctor-botfather-privacy'))] : []),
    ...(switches.inline ? [wrong(say('doctor-botfather-inline'))] : []),
    ...(switches.guest ? [wrong(say('doctor-botfather-guest'))] : []),
    ...(switches.business ? [wrong(say('doctor-botfather-business'))] : []),
    // Branches without a group do without it.
    ...(switches.joinsGroups ? [] : [note(say('doctor-botfather-groups'))]),
  ]
}

const TROUBLES: Record<Exclude<Health['state'], 'starting' | 'working'>, string> = {
  conflict: 'doctor-telegram-conflict', offline: 'doctor-telegram-offline', refused: 'doctor-telegram-refused', storing: 'doctor-telegram-storing',
}
