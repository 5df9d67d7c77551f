import type { TestPerson } from './chat.ts'
import type { World } from './world.ts'

/** The regular meeting of a branch and month. */
export async function meetingId(world: World, org: 'chiBo1' | 'chiBo2' = 'chiBo1', period = '2026-11', kind = 'regular'): Promise<string> {
  return (await world.database.prisma.meeting.findFirstOrThrow({ where: { organisationId: world.orgId(org), period, kind } })).id
}

/** Opens a meeting's screen, wherever the person is. */
export async function opens(person: TestPerson, id: string): Promise<void> {
  if (person.messages.length === 0) await person.types('/start')
  await person.pressesData(`meetings:one:${id}`)
}

/** The secretary confirms a meeting: everybody is invited. */
export async function confirms(secretary: TestPerson, id: string): Promise<void> {
  await opens(secretary, id)
  await secretary.presses('Xác nhận và mời')
  await secretary.presses('Gửi lời mời')
}

/** Gives it another day or hour, typed. */
export async function moves(secretary: TestPerson, id: string, to: string): Promise<void> {
  await opens(secretary, id)
  await secretary.presses('Sắp xếp buổi này')
  await secretary.presses(/^(Đổi ngày, giờ|Đặt lịch mới)$/)
  await secretary.types(to)
  await secretary.presses('Ghi')
}

/** What came about meetings by itself, oldest first. */
export function toldOf(person: TestPerson): string[] {
  return person.messages.filter(({ text }) => /^(Mời đồng chí|Nhắc đồng chí|Lịch sinh hoạt thay đổi|Buổi sinh hoạt .* tạm hoãn)/.test(text)).map(({ text }) => text)
}
