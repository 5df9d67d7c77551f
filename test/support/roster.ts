import { readRoster } from '../../src/features/org/roster-file.rules.ts'

export const HEADER = 'org_code,org_name,parent_code,org_kind,person_code,full_name,role,party_status,phone,card_no,language'

export const read = (text: string) => readRoster(text, { languages: ['en', 'vi'] })
export const file = (...rows: string[]) => [HEADER, ...rows].join('\n')

const USUAL: Record<string, string> = {
  org_code: 'CB1', org_name: 'Chi bộ Thử Nghiệm 1', parent_code: '', org_kind: 'branch', person_code: 'P1', full_name: 'Đỗ Thử An',
  role: 'member', party_status: 'full', phone: '0900 000 111', card_no: '', language: '',
}

/** A row of the branch CB1; what is given stands in its cells. */
export function row(given: Partial<Record<string, string>> = {}): string {
  return HEADER.split(',').map((column) => `"${(given[column] ?? USUAL[column] ?? '').replaceAll('"', '""')}"`).join(',')
}
