import { makeAttach } from './conversation/attach.ts'
import type { Channel } from './conversation/channel.ts'
import type { DocumentKind } from './conversation/documents.ts'
import type { Intake } from './conversation/intake.ts'
import type { OpenInvitation } from './conversation/decide.ts'
import { makeIntake } from './conversation/intake.ts'
import { intakeRepo } from './conversation/intake.repo.ts'
import type { Behind } from './conversation/cap.ts'
import { makeLanes } from './conversation/lanes.ts'
import { makeMissed } from './conversation/missed.ts'
import { makeSettler } from './conversation/ahead.ts'
import { makeNeeds } from './conversation/needs.ts'
import { makePresenter } from './conversation/presenter.ts'
import type { Guard, Joining, Router } from './conversation/router.ts'
import { makeRouter } from './conversation/router.ts'
import type { Dialog } from './conversation/screen.ts'
import type { NoticeKind } from './conversation/teller.ts'
import { makeTeller } from './conversation/teller.ts'
import type { Visits } from './conversation/visits.ts'
import { makeVisits } from './conversation/visits.ts'
import type { Words } from './conversation/words.ts'
import type { Clock } from './platform/clock.ts'
import type { Box } from './platform/crypto.ts'
import type { Database } from './platform/database.ts'
import type { Log } from './platform/log.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Delivery } from './platform/outbox.ts'
import { makeDelivery } from './platform/outbox.ts'
import { outboxRepo } from './platform/outbox.repo.ts'
import type { Limits } from './platform/pace.ts'
import { TELEGRAM_LIMITS } from './platform/pace.ts'
import type { Job } from './platform/schedule.ts'
import { runDue } from './platform/schedule.ts'
import type { Unit, Units } from './platform/unit.ts'
import { makeUnits } from './platform/unit.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What the lists of the root say. */
export type Lists = {
  /** What is tidied every hour, whatever the calendar says. */
  chores: ((unit: Unit) => Promise<void>)[]
  dialogs: Dialog[]
  documents: Record<string, DocumentKind>
  jobs: Job[]
  notices: Record<string, NoticeKind>
  /** Who has let something pass undone, for the most that one is told in a month. */
  behind: Behind[]
  joining: Joining
  guard: Guard
  openInvitation: OpenInvitation
}

export type Parts = {
  database: Database
  clock: Clock
  box: Box
  words: Words
  log: Log
  metrics: Metrics
  doors: Door[]
  /** What the doors' services allow unasked. */
  limits?: Limits
}

/** One channel twice: `answers` waits by itself where it is told to, `notices` says so at once. */
export type Door = { answers: Channel; notices: Channel }

/** The program without its doors: nothing here listens, polls or ticks by itself. */
export interface Chibo {
  units: Units
  intake: Intake
  router: Router
  delivery: Delivery
  visits: Visits
  jobs: Job[]
  /** Once, before anything new is taken in: what was owed, on its way or stored when the process died. */
  recover(): Promise<void>
  /** Everything that the calendar asks for now: jobs, then, behind it, screens and notices. Never rejects. */
  beat(): Promise<void>
  /** Resolves when all that was taken in has acted and was shown, and due notices were sent. */
  idle(): Promise<void>
  stop(): Promise<void>
  /** Seconds by which the oldest due notice is late. */
  lag(): Promise<number>
}

export function makeChibo({ database, clock, box, words, log, metrics, doors, limits = TELEGRAM_LIMITS }: Parts, lists: Lists): Chibo {
  const units = makeUnits({ database, clock, box, metrics })
  const answering = new Map(doors.map(({ answers }) => [answers.name, counted(answers, () => delivery.answered())]))
  const telling = new Map(doors.map(({ notices }) => [notices.name, notices]))
  const lanes = makeLanes()
  const router = makeRouter({ dialogs: lists.dialogs, joining: lists.joining, guard: lists.guard })
  const attach = makeAttach({ units, documents: lists.documents, words, log })
  const presenter = makePresenter({ attach, units, channels: answering, router, words, lanes, box, clock, log })
  const { notices, behind } = lists
  const same = Object.entries(notices).filter(([, kind]) => kind.push).map(([name]) => name)
  const { tell, reached } = makeTeller({ units, channels: telling, notices, behind, words, lanes, box, clock, log })
  const delivery = makeDelivery({ units, clock, limits, log, metrics, same, tell, reached })
  const addMissed = makeMissed({ notices, router })
  const settler = makeSettler(units)
  const needs = makeNeeds({ units, dialogs: lists.dialogs, words })
  const intake = makeIntake({ addMissed, needs, settler, units, box, clock, channels: answering, router, presenter, words, lanes, log, metrics, openInvitation: lists.openInvitation })
  const background = new Set<Promise<unknown>>()
  let stopped = false
  let tidied = 0

  /** Work that a commit has left behind: a failure is logged and made good by the next heartbeat. */
  function later(work: () => Promise<unknown>): void {
    if (stopped) return
    const running = work().catch((error: unknown) => log.error({ err: error }, 'work after a commit waits for the next beat'))
      .finally(() => background.delete(running))
    background.add(running)
  }
  let refreshing = false
  let again = false
  /** Once at a time: a broken line must not pile up rounds. */
  function refreshLater(): void {
    again = true
    if (refreshing) return
    refreshing = true
    later(async () => {
      try {
        while (again) {
          again = false
          await settler.flush()
          await presenter.refresh()
        }
      } finally {
        refreshing = false
      }
    })
  }
  units.onGathered(({ notified, views }) => {
    if (notified) later(() => delivery.run())
    if (views.size > 0) refreshLater()
  })

  const visits = makeVisits({ units, router, words, refresh: refreshLater })

  async function tidy(): Promise<void> {
    const now = clock.now().getTime()
    if (now - tidied < HOUR) return
    tidied = now
    for (const chore of lists.chores) await units.run(chore)
    await units.run((unit) => intakeRepo(unit.tx, box).forget(new Date(unit.now.getTime() - 8 * DAY)))
    metrics.setAside.set(await units.run((unit) => intakeRepo(unit.tx, box).countAside()))
  }

  const idle = async () => {
    do {
      await intake.idle()
      await Promise.all(background)
      await delivery.run()
    } while (background.size > 0)
  }

  return {
    units, intake, router, delivery, visits, jobs: lists.jobs, idle,
    async recover() {
      await presenter.recover()
      await delivery.recover()
      await intake.recover()
    },
    async beat() {
      for (const stage of [() => runDue(units, lists.jobs, log), () => intake.recover(), tidy]) {
        await stage().catch((error: unknown) => log.error({ err: error }, 'a part of the heartbeat failed; the next one goes on'))
      }
      // Not waited for: a broadcast takes hours, and the next minute's jobs are due in a minute.
      refreshLater()
      later(() => delivery.run())
    },
    async lag() {
      const oldest = await units.run((unit) => outboxRepo(unit.tx).oldestDue(unit.now))
      return oldest ? Math.round((clock.now().getTime() - oldest.getTime()) / 1000) : 0
    },
    async stop() {
      stopped = true
      delivery.stop()
      await intake.idle()
      await Promise.all(background)
    },
  }
}

/** The same channel; says when a message went out on it. */
function counted(channel: Channel, sent: () => void): Channel {
  return Object.assign(Object.create(channel) as Channel, {
    send: (address, shown) => channel.send(address, shown).finally(sent),
    sendFile: (address, file) => channel.sendFile(address, file).finally(sent),
  } satisfies Partial<Channel>)
}
