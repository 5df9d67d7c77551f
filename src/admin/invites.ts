import { writeCsv } from '../conversation/csv.ts'
import { makeBytes } from '../conversation/papers.ts'
import { slipsPaper } from '../conversation/slips.ts'
import { inviteMembers, type Invitations } from '../features/org/invites.service.ts'
import { partsOf } from '../platform/calendar.ts'
import { getOrganisation } from './admin.repo.ts'
import type { Speaking } from './admin.ts'
import type { AdminFile, Answer } from './commands.ts'

type Asked = { organisation: string; people: string[]; csv: string | null; print: string | null }
type Link = (code: string) => string

const HEADER = ['org_code', 'person_code', 'full_name', 'code', 'telegram_link', 'web_link', 'expires_at']

/** `invites ORG [PERSON …] [--csv FILE] [--print FILE.html]`: into the files, or else onto the screen as CSV. */
export async function invites({ chibo, config, telegram, say }: Speaking, { organisation: wanted, people, csv, print }: Asked): Promise<Answer> {
  const { organisation, made } = await chibo.units.run(async (unit) => {
    const organisation = await getOrganisation(unit.tx, wanted)
    return { organisation, made: await inviteMembers(unit, { organisationId: organisation.id, people }) }
  })
  const { code: org, timeZone } = organisation
  const { invited, expiresAt } = made
  if (invited.length === 0) return { code: 0, output: [say('invites-nobody', { org }), ...leftAlone(say, made)].join('\n') }

  const name = telegram?.username() ?? null
  const link: Link | null = name === null ? null : (code) => `https://t.me/${name}?start=${code}`
  const web: Link | null = config.publicUrl === null ? null : (code) => `${config.publicUrl}/#${code}`
  const table = writeCsv([HEADER, ...rowsOf(made, { org, link, web, timeZone })])
  const files: AdminFile[] = []
  if (csv !== null) files.push({ name: csv, text: table })
  if (print !== null) {
    const slips = invited.map(({ fullName, code }) => ({ name: fullName, code, link: link?.(code) ?? null, web: web?.(code) ?? null, until: say.moment(expiresAt, timeZone) }))
    files.push({ name: print, text: new TextDecoder().decode(await makeBytes(slipsPaper(slips, { say }))) })
  }
  const date = say.moment(expiresAt, timeZone)
  const told = [
    ...(files.length === 0 ? [table.trimEnd(), ''] : []),
    ...files.map((file) => say('invites-written', { count: invited.length, org, file: file.name, date })),
    ...(link === null && web === null ? [say('invites-no-link')] : []),
    ...(made.replaced > 0 ? [say('invites-replaced', { count: made.replaced })] : []),
    ...leftAlone(say, made),
    ...(files.length > 0 ? [say('invites-warning')] : []),
  ]
  return { code: 0, output: told.join('\n'), files }
}

function rowsOf({ invited, expiresAt }: Invitations, { org, link, web, timeZone }: { org: string; link: Link | null; web: Link | null; timeZone: string }): string[][] {
  const { date, time } = partsOf(expiresAt, timeZone)
  return invited.map(({ personCode, fullName, code }) => [org, personCode, fullName, code, link?.(code) ?? '', web?.(code) ?? '', `${date} ${time}`])
}

function leftAlone(say: Speaking['say'], { waiting, elsewhere }: Invitations): string[] {
  return [
    ...(waiting.length > 0 ? [say('invites-waiting', { codes: waiting.map(({ code }) => code).join(', ') })] : []),
    ...(elsewhere.length > 0 ? [say('invites-elsewhere', { codes: elsewhere.map(({ code }) => code).join(', ') })] : []),
  ]
}
