import type { Day } from '../../platform/calendar.ts'
import { daysBetween } from '../../platform/calendar.ts'
import type { MeetingRow } from './meeting.rules.ts'

export type Paper = { id: string; meetingId: string; name: string; mime: string; size: number; addedOn: Day }

export const MOST_PAPERS = 20

/** Members see the papers of their branch's meeting once it is confirmed; those of the committee's own stay its own. */
export function paperState({ kind, state }: Pick<MeetingRow, 'kind' | 'state'>): 'posted' | 'draft' {
  return kind !== 'preparatory' && state !== 'proposed' && state !== 'cancelled' ? 'posted' : 'draft'
}

/** With its marks; without them only where no other word is written so: "mat" is many things. */
const SECRET = /(?<![\p{L}\p{N}])(?:tuyệt[\s.-]*mật|tối[\s.-]*mật|(?<!thân )mật(?! (?:khẩu|mã|độ|ong)(?!\p{L}))|tuyet[\s.-]*mat|toi[\s.-]*mat|\(mat\)|top[\s.-]*secret|secret)(?![\p{L}\p{N}])/iu

/** Whether a file says of itself, by its name, that it is marked secret (current rules c.15). */
export function isMarkedSecret(name: string): boolean {
  return SECRET.test(name.normalize('NFC').replaceAll('_', ' '))
}

const MIMES: Record<string, string> = {
  pdf: 'application/pdf', doc: 'application/msword', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint', pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain', csv: 'text/csv', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', odt: 'application/vnd.oasis.opendocument.text',
}

/** Name and ending of a file, and what kind it is; anything unknown is bytes. */
export function partsOfName(name: string): { stem: string; ending: string; mime: string } {
  const [, stem = name, ending = ''] = /^(.*)\.([A-Za-z0-9]{1,5})$/su.exec(name.normalize('NFC')) ?? []
  const lower = ending.toLowerCase()
  return { stem: stem || 'chibo', ending: lower || 'bin', mime: MIMES[lower] ?? 'application/octet-stream' }
}

/** Days by which a paper was there before the meeting; negative when it came after. */
export function daysAhead({ addedOn }: Pick<Paper, 'addedOn'>, meetingDay: Day): number {
  return daysBetween(addedOn, meetingDay)
}
