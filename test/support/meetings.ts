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
