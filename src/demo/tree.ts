import { createHash } from 'node:crypto'
import type { Role } from '../conversation/screen.ts'

/** Everybody here is invented: each middle name says so ("Thử", a try), and so does each organisation's name. */
export const ORGANISATIONS = [
  { code: 'DU', name: 'Đảng ủy phường Thử Nghiệm (ví dụ)', parent: '', kind: 'committee' },
  { code: 'CB1', name: 'Chi bộ Thử Nghiệm 1 (ví dụ)', parent: 'DU', kind: 'branch' },
  { code: 'CB2', name: 'Chi bộ Thử Nghiệm 2 (ví dụ)', parent: 'DU', kind: 'branch' },
] as const

/** `joins`: false leaves the person not connected, so that the list shows it and joining can be tried. */
export type DemoPerson = { code: string; name: string; org: string; role: Role; status: 'full' | 'probationary' | 'exempt'; joins: boolean }

export const PEOPLE: readonly DemoPerson[] = [
  { code: 'P01', name: 'Trần Thử Minh', org: 'DU', role: 'officer', status: 'full', joins: true },
  { code: 'P02', name: 'Nguyễn Thử Hải', org: 'CB1', role: 'secretary', status: 'full', joins: true },
  { code: 'P03', name: 'Lê Thử Hoa', org: 'CB1', role: 'deputySecretary', status: 'full', joins: true },
  { code: 'P04', name: 'Phạm Thử Quang', org: 'CB1', role: 'committeeMember', status: 'full', joins: true },
  { code: 'P05', name: 'Đỗ Thử An', org: 'CB1', role: 'member', status: 'full', joins: true },
  { code: 'P06', name: 'Vũ Thử Bình', org: 'CB1', role: 'member', status: 'probationary', joins: true },
  { code: 'P07', name: 'Hồ Thử Cúc', org: 'CB1', role: 'member', status: 'full', joins: false },
  { code: 'P08', name: 'Bùi Thử Sơn', org: 'CB2', role: 'secretary', status: 'full', joins: true },
  { code: 'P09', name: 'Ngô Thử Dũng', org: 'CB2', role: 'member', status: 'full', joins: true },
  { code: 'P10', name: 'Đặng Thử Én', org: 'CB2', role: 'member', status: 'full', joins: false },
]

/** The last four digits of the invented phone number. */
export const tailOf = ({ code }: DemoPerson): string => code.slice(1).padStart(4, '0')

/** Null for whoever was added while playing: such a person is met face to face. */
export function tailFor(code: string): string | null {
  const found = PEOPLE.find((person) => person.code === code)
  return found ? tailOf(found) : null
}

const ROLES: Record<Role, string> = {
  secretary: 'secretary', deputySecretary: 'deputy_secretary', committeeMember: 'committee_member', member: 'member', officer: 'officer',
}

/** The file that such a branch would import. */
export function rosterFile(language: string): string {
  const head = 'org_code,org_name,parent_code,org_kind,person_code,full_name,role,party_status,phone,card_no,language'
  const rows = ORGANISATIONS.flatMap(({ code, name, parent, kind }) => PEOPLE.filter(({ org }) => org === code)
    .map((person) => [code, name, parent, kind, person.code, person.name, ROLES[person.role], person.status, `090000${tailOf(person)}`, '', language].join(',')))
  return `${[head, ...rows].join('\n')}\n`
}

/**
 * What would be typed behind `settings`, an organisation a line.
 * @param meetingDay the day of the month on which both branches meet
 */
export function settingsLines(meetingDay: number): string[][] {
  const rhythm = [`meeting.day=${meetingDay}`, 'meeting.time=19:30', 'meeting.place=Nhà văn hóa (ví dụ)']
  return [
    ['DU', 'controller=Đảng ủy phường Thử Nghiệm (ví dụ)', 'operator=Người đang chạy thử trên máy này', 'contact=0900 000 000 (số ví dụ)'],
    ['CB1', ...rhythm, 'verify.phrase=Nói đi đôi với làm'],
    ['CB2', ...rhythm],
  ]
}

/** Tells this tree from that of another version of the program: a demo of another tree is built anew. */
export function treeVersion(): string {
  return createHash('sha256').update(JSON.stringify([rosterFile('vi'), settingsLines(1)])).digest('hex').slice(0, 12)
}
