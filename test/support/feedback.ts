import type { Case, Subject, Way } from '../../src/features/feedback/case.record.ts'
import { feedbackRepo } from '../../src/features/feedback/feedback.repo.ts'
import type { OwnRecord } from '../../src/features/feedback/own.record.ts'
import { ownRepo } from '../../src/features/feedback/own.repo.ts'
import { routeOf } from '../../src/features/feedback/routing.service.ts'
import { addMinutes, atTime, addDays, dayOf } from '../../src/platform/calendar.ts'
import type { PersonKey, World } from './world.ts'
import { ZONE } from './world.ts'

/**
 * Puts a letter on its way as the screens do, in the first branch: about a person by key, or about a body.
 * @returns the id of the case that it will be
 */
export async function putsLetter(world: World, who: PersonKey, { about, text = 'Một việc cần góp ý', way = 'usual', struck = [], org = 'chiBo1' }: {
  about: PersonKey | Subject; text?: string; way?: Way; struck?: PersonKey[]; org?: 'chiBo1' | 'chiBo2'
}): Promise<string> {
  const subject: Subject = typeof about === 'string' ? { kind: 'person', personId: world.personId(about) } : about
  const author = world.personId(who)
  const organisationId = world.orgId(org)
  return world.chibo.units.run(async (unit) => {
    const own = await ownRepo(unit).lock(author)
    const ids = struck.map((key) => world.personId(key))
    const route = await routeOf(unit, { organisationId, subject, author, struck: ids, way })
    const caseId = unit.newId()
    const promised = { readers: route?.readers ?? [], months: 24, language: 'vi' }
    const on = dayOf(unit.now, ZONE)
    const letter = { caseId, organisationId, subject, sign: null, way, text, struck: ids, promised }
    await ownRepo(unit).save(author, {
      ...own, outgoing: [...own.outgoing, { on, deed: { kind: 'send', letter } }], cases: [{ id: caseId, organisationId, month: on.slice(0, 7), subject }, ...own.cases],
    })
    return caseId
  })
}

/** What somebody does about a case of one's own, as it leaves the screens. */
export async function putsDeed(world: World, who: PersonKey, deed: OwnRecord['outgoing'][number]['deed']): Promise<void> {
  await world.chibo.units.run(async (unit) => {
    const own = await ownRepo(unit).lock(world.personId(who))
    await ownRepo(unit).save(world.personId(who), { ...own, outgoing: [...own.outgoing, { on: dayOf(unit.now, ZONE), deed }] })
  })
}

/** Everybody here has used Chibo today: nothing has to wait for others. */
export async function allUse(world: World): Promise<void> {
  await world.database.prisma.account.updateMany({ where: { personId: { not: null } }, data: { usedOn: new Date(dayOf(world.clock.now(), ZONE)) } })
}

/** The next evening's collecting. */
export async function collect(world: World): Promise<void> {
  const now = world.clock.now()
  const today = atTime(dayOf(now, ZONE), { time: '20:00', zone: ZONE })
  const evening = today > now ? today : atTime(addDays(dayOf(now, ZONE), 1), { time: '20:00', zone: ZONE })
  world.clock.moveTo(addMinutes(evening, 1))
  await world.beat()
}

/** A case as it is stored, opened with the test's key. */
export async function caseOf(world: World, id: string): Promise<Case | null> {
  return (await world.chibo.units.run((unit) => feedbackRepo(unit).listByIds([id])))[0] ?? null
}

export async function ownOf(world: World, who: PersonKey): Promise<OwnRecord> {
  return world.chibo.units.run((unit) => ownRepo(unit).read(world.personId(who)))
}

/** Changes a case as its readers would. */
export async function changesCase(world: World, id: string, change: (one: Case) => Case): Promise<void> {
  await world.chibo.units.run(async (unit) => {
    const one = await feedbackRepo(unit).lock(id)
    if (one) await feedbackRepo(unit).save(change(one))
  })
}
