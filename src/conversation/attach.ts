import { dayOf } from '../platform/calendar.ts'
import { Refusal } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import type { Unit, Units } from '../platform/unit.ts'
import type { Account } from './account.ts'
import { getAccount, saveState } from './account.ts'
import type { Channel } from './channel.ts'
import { ChannelError } from './channel.ts'
import type { Document, DocumentKind } from './documents.ts'
import { html } from './html.ts'
import { makeFile } from './papers.ts'
import { stageOf } from './router.ts'
import type { Member, Reply, Screen } from './screen.ts'
import type { Words } from './words.ts'

/** Sends the file that goes with what was shown, if one does. What the channel cannot take now is thrown on: it stays owed. */
export type Attach = (channel: Channel, account: Account, replies: Reply[]) => Promise<void>

export function makeAttach({ units, documents, words, log }: { units: Units; documents: Record<string, DocumentKind>; words: Words; log: Log }): Attach {
  /** In a unit of its own, with the rights of this moment; whom it names can see from now on that it was made (CL8). */
  async function gather(unit: Unit, account: Account, { kind, id }: NonNullable<Screen['document']>): Promise<Document | null> {
    const actor = (await getAccount(unit, account.id, words))?.actor
    const read = Object.hasOwn(documents, kind) ? documents[kind] : undefined
    if (!actor || !read || stageOf(actor) !== 'consented') return null
    const document = await read(unit, actor as Member, id)
    if (!document || document.names.length === 0) return document
    const { organisationId, names } = document
    const zone = actor.memberships.find((one) => one.organisationId === organisationId)?.timeZone ?? actor.memberships[0]?.timeZone ?? 'UTC'
    await unit.tx.documentMade.create({
      data: { id: unit.newId(), kind, organisationId, personId: (actor as Member).person.id, people: [...new Set(names)], madeOn: new Date(dayOf(unit.now, zone)) },
    })
    return document
  }

  return async (channel, account, replies) => {
    const { document, confidential = false } = replies.map((reply) => ('show' in reply ? reply.show : null)).find((screen) => screen?.document) ?? {}
    if (!document) return
    // Making it takes its time and may fail: the screen stands already, and is only changed when it is drawn again.
    await units.single((unit) => saveState(unit, account, { settled: false }))
    const { state, actor } = account
    const tell = async (text: string) => {
      state.last = await channel.send(actor.address, { text: html`${text}`, choices: [], confidential: false })
    }
    try {
      const found = await units.run((unit) => gather(unit, account, document))
      if (!found) return await tell(actor.say('document-not-made'))
      state.last = await channel.sendFile(actor.address, await makeFile(found, { confidential }))
    } catch (error) {
      if (error instanceof Refusal) return tell(actor.say(error.code, error.vars))
      if (error instanceof ChannelError && error.kind !== 'refused' && error.kind !== 'gone') throw error
      log.error({ err: error, kind: document.kind }, 'a document could not be made or sent')
      await tell(actor.say('document-not-made'))
    }
  }
}
