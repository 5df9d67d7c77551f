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

const person = (code: string, name: string, org: string, role: Role = 'member', other: Partial<DemoPerson> = {}): DemoPerson =>
  ({ code, name, org, role, status: 'full', joins: true, ...other })

/** In the file at the beginning; one more is added while the months pass (history.ts). */
export const PEOPLE: readonly DemoPerson[] = [
  person('P01', 'Trần Thử Minh', 'DU', 'officer'),
  person('P11', 'Hoàng Thử Lâm', 'DU', 'secretary'),
  person('P12', 'Phan Thử Nga', 'DU', 'deputySecretary'),
  person('P02', 'Nguyễn Thử Hải', 'CB1', 'secretary'),
  person('P03', 'Lê Thử Hoa', 'CB1', 'deputySecretary'),
  person('P04', 'Phạm Thử Quang', 'CB1', 'committeeMember'),
  person('P05', 'Đỗ Thử An', 'CB1'),
  person('P06', 'Vũ Thử Bình', 'CB1', 'member', { status: 'probationary' }),
  person('P07', 'Hồ Thử Cúc', 'CB1', 'member', { joins: false }),
  person('P13', 'Trịnh Thử Đức', 'CB1'),
  person('P14', 'Lương Thử Giang', 'CB1'),
  person('P15', 'Đoàn Thử Hùng', 'CB1'),
  person('P16', 'Tạ Thử Khánh', 'CB1'),
  person('P17', 'Đinh Thử Chinh', 'CB1'),
  person('P18', 'Cao Thử Liên', 'CB1', 'member', { status: 'exempt' }),
  person('P08', 'Bùi Thử Sơn', 'CB2', 'secretary'),
  person('P19', 'Dương Thử Thảo', 'CB2', 'deputySecretary'),
  person('P09', 'Ngô Thử Dũng', 'CB2'),
  person('P10', 'Đặng Thử Én', 'CB2', 'member', { joins: false }),
  person('P20', 'Lý Thử Phúc', 'CB2'),
  person('P21', 'Chu Thử Oanh', 'CB2'),
  person('P22', 'Kiều Thử Vinh', 'CB2'),
  person('P23', 'Tô Thử Xuân', 'CB2', 'member', { status: 'probationary' }),
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

/** Goes up with every change of what people did in the months before (history.ts). */
const HISTORY_VERSION = 3

/** Tells this tree from that of another version of the program: a demo of another tree is built anew. */
export function treeVersion(): string {
  return createHash('sha256').update(JSON.stringify([HISTORY_VERSION, rosterFile('vi'), settingsLines(1)])).digest('hex').slice(0, 12)
}
