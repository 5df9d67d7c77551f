import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import type { DocumentKind, SentFile } from '../../conversation/documents.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, fileAction, filePrompt, here } from '../../conversation/screen.ts'
import type { Words } from '../../conversation/words.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from './access.rules.ts'
import type { LeaverHook } from './leaving.service.ts'
import { placeFor } from './members.service.ts'
import { askFile, askScreen, downloadScreen, lookedScreen } from './roster-chat.screens.ts'
import { importOwnRoster, writeOwnRoster } from './roster-chat.service.ts'

const Page = z.string().regex(/^\d{1,3}$/).transform(Number)

/** The own organisation's roster as a file, out and in, for its secretary and deputy. */
export function rosterDialog({ words: { languages }, onLeft }: { words: Words; onLeft: readonly LeaverHook[] }): Dialog {
  async function look(unit: Unit, actor: Member, { organisationId, file, page = 0 }: { organisationId: string; file: SentFile; page?: number }): Promise<Reply[]> {
    const looked = await importOwnRoster(unit, actor, { organisationId, file, languages, onLeft })
    return [askFile(organisationId, lookedScreen(actor, looked, page))]
  }

  return {
    feature: 'roster',
    actions: {
      file: action(z.tuple([Id]), async (unit, actor, [organisationId]) =>
        [askFile(organisationId, askScreen(actor, await placeFor(unit, actor, { organisationId, verb: 'change' })))]),
      download: action(z.tuple([Id]), async (unit, actor, [organisationId]) =>
        [askFile(organisationId, downloadScreen(actor, await placeFor(unit, actor, { organisationId, verb: 'change' })))]),
      page: fileAction(z.tuple([Id, Page]), (unit, actor, { args: [organisationId, page], file }) => look(unit, actor, { organisationId, file, page })),
      save: fileAction(z.tuple([Id, z.string().regex(/^[0-9a-f]{8}$/)]), async (unit, actor, { args: [organisationId, digest], file }) => {
        const looked = await importOwnRoster(unit, actor, { organisationId, file, languages, onLeft, digest })
        const show = lookedScreen(actor, looked, 0)
        if ('saved' in looked && looked.saved) return [here(show)]
        return [{ toast: actor.say('roster-look-again') }, askFile(organisationId, show)]
      }),
    },
    prompts: {
      take: filePrompt(z.tuple([Id]), (unit, actor, { args: [organisationId], file }) => look(unit, actor, { organisationId, file })),
    },
  }
}

/** `roster`: whoever belongs today, in the form in which a roster is brought in. Numbers to prove oneself with are not in it. */
export const rosterDocument: DocumentKind = async (unit, actor, organisationId) =>
  may(actor, 'change', { kind: 'roster', org: organisationId }, unit.now) ? writeOwnRoster(unit, actor, organisationId) : null
