import { z } from 'zod'
import { actionOf, Id, NoArgs } from '../../conversation/actions.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, below, here, prompt } from '../../conversation/screen.ts'
import { HOME } from '../../conversation/home.ts'
import { lines } from '../../conversation/html.ts'
import type { Words } from '../../conversation/words.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { isLeader, relationsOf } from './access.rules.ts'
import { renewConsents } from './consent.service.ts'
import { HANDBOOK_PARTS, isSettingKey, type SettingKey } from './org.rules.ts'
import { effectiveSettingsOf } from './org.service.ts'
import type { OrganisationRow } from './org.repo.ts'
import { asTyped, choiceCode, isConsentedTo, OFFERS, SETTING_GROUPS } from './settings.rules.ts'
import { listView, oneView, previewScreen, settingScreen, settingsScreen, whichScreen } from './settings.screens.ts'
import { changeable, changeSettings, listSettings, proposeSetting, readSettings, type Preview } from './settings.service.ts'

export type SettingsDeps = {
  words: Words
  previews: readonly Preview[]
  /** Plans the jobs of these organisations afresh. */
  plan: (unit: Unit, organisationIds: string[]) => Promise<void>
}

const Key = z.string().refine(isSettingKey)
const OfSetting = z.tuple([Id, Key])
const Page = z.string().regex(/^[1-9]$/).transform(Number).pipe(z.int().max(SETTING_GROUPS.length))
/** A branch needs these before anything opens by itself, in the order in which they are asked. */
const RHYTHM = ['meeting.day', 'meeting.time'] as const

/** An organisation's settings: read by its readers, changed by secretary and deputy, never without a look at the dates. */
export function settingsDialog({ words, previews, plan }: SettingsDeps): Dialog {
  async function open(unit: Unit, actor: Member): Promise<Reply[]> {
    const mine = readable(actor)
    const [only] = mine
    // Whoever reads none meets what everybody reads after an unknown word.
    if (!only) return [below({ text: lines(actor.say('home-unknown')), choices: [[{ label: actor.say('command-start'), action: HOME }]], view: HOME })]
    return mine.length === 1 ? list(unit, actor, [only.organisationId, 1]) : [here(whichScreen(actor, mine.map(({ organisationId: id, organisation: name }) => ({ id, name }))))]
  }

  async function list(unit: Unit, actor: Member, [org, page]: [string, number]): Promise<Reply[]> {
    const { organisation } = await readSettings(unit, actor, org)
    return [here(settingsScreen(actor, organisation, { all: await listSettings(unit, org), page }))]
  }

  async function one(unit: Unit, actor: Member, [org, key]: [string, SettingKey], wrong = false): Promise<Reply[]> {
    const { organisation, mayChange } = await readSettings(unit, actor, org)
    const setting = (await listSettings(unit, org)).find((candidate) => candidate.key === key)
    if (!setting) throw new Refusal('stale-button')
    const show = settingScreen(actor, organisation, { setting, mayChange, wrong })
    return [mayChange ? { ask: asking(org, key), show } : here(show)]
  }

  /** Nothing is kept here: the value waits in the chat's own encrypted state for "save". */
  async function propose(unit: Unit, actor: Member, { organisation, key, value }: { organisation: OrganisationRow; key: SettingKey; value: string }): Promise<Reply[]> {
    try {
      const proposal = await proposeSetting(unit, organisation, { key, value, previews })
      if (proposal.now.text === proposal.next.text && proposal.now.from?.id === proposal.next.from?.id) {
        return [{ toast: actor.say('settings-same') }, ...(await one(unit, actor, [organisation.id, key]))]
      }
      const keep = { action: actionOf('settings', 'save', organisation.id, key), text: proposal.text ?? '' }
      return [{ ask: { ...asking(organisation.id, key), keep }, show: previewScreen(actor, organisation, proposal) }]
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'settings-bad-value') throw error
      return one(unit, actor, [organisation.id, key], true)
    }
  }

  async function save(unit: Unit, actor: Member, { args: [org, key], text }: { args: [string, SettingKey]; text: string }): Promise<Reply[]> {
    const organisation = await changeable(unit, actor, org)
    const { effective, touched } = await changeSettings(unit, actor, { organisationId: org, changes: [{ key, value: text }] })
    await plan(unit, touched)
    if (isConsentedTo(key)) await renewConsents(unit, words, [org])
    const page = SETTING_GROUPS.indexOf(OFFERS[key].group) + 1
    unit.changed(listView(org, page))
    const saved: Reply = { toast: actor.say('settings-saved-toast') }
    const missing = organisation.kind === 'branch' && isRhythm(key) ? RHYTHM.find((other) => effective.settings[other] === null) : undefined
    // The first set-up asks for the hour right after the day.
    return [saved, ...(missing && text !== '' ? await one(unit, actor, [org, missing]) : await list(unit, actor, [org, page]))]
  }

  return {
    feature: 'settings',
    commands: { settings: open },
    menu: (actor) => (readable(actor).length > 0 ? ['settings'] : []),
    async waiting(unit, actor) {
      const led = actor.memberships.filter(({ kind, role }) => kind === 'branch' && isLeader(role))
      if (led.length === 0) return []
      const settings = await effectiveSettingsOf(unit, led.map(({ organisationId }) => organisationId))
      return led.flatMap(({ organisationId }) => {
        const missing = RHYTHM.find((key) => settings.get(organisationId)?.settings[key] === null)
        return missing ? [{ label: actor.say('settings-set-up'), action: oneView(organisationId, missing) }] : []
      })
    },
    actions: {
      open: action(NoArgs, open),
      list: action(z.tuple([Id, Page]), list),
      one: action(OfSetting, (unit, actor, of) => one(unit, actor, of)),
      try: action(z.tuple([Id, Key, z.string()]), async (unit, actor, [org, key, code]) => {
        const organisation = await changeable(unit, actor, org)
        return propose(unit, actor, { organisation, key, value: await chosen(unit, { org, key, code }) })
      }),
      clear: action(OfSetting, async (unit, actor, [org, key]) => propose(unit, actor, { organisation: await changeable(unit, actor, org), key, value: '' })),
    },
    prompts: {
      value: prompt(OfSetting, async (unit, actor, { args: [org, key], text }) => {
        const organisation = await changeable(unit, actor, org)
        if (text.trim() === '') return one(unit, actor, [org, key], true)
        return propose(unit, actor, { organisation, key, value: asTyped(key, text) })
      }),
      save: prompt(OfSetting, save),
    },
  }
}

const asking = (org: string, key: SettingKey) => ({ action: actionOf('settings', 'value', org, key), wants: 'text' as const })

/** The organisations of one's own whose settings one reads, each once. */
function readable(actor: Member): Member['memberships'] {
  return actor.memberships.filter(({ organisationId }, index, all) =>
    relationsOf(actor, { kind: 'settings', org: organisationId }).includes('reader') && all.findIndex((one) => one.organisationId === organisationId) === index)
}

const isRhythm = (key: SettingKey): boolean => RHYTHM.some((one) => one === key)

/** The value behind a button; a part of the handbook is switched from what holds now. */
async function chosen(unit: Unit, { org, key, code }: { org: string; key: SettingKey; code: string }): Promise<string> {
  if (key === 'handbook') {
    const part = HANDBOOK_PARTS.find((one) => one === code)
    const now: readonly string[] = (await effectiveSettingsOf(unit, [org])).get(org)?.settings.handbook ?? []
    if (part) return HANDBOOK_PARTS.filter((one) => (one === part) !== now.includes(one)).join(', ')
  }
  const value = OFFERS[key].choices.find((one) => choiceCode(one) === code)
  if (value === undefined) throw new Refusal('stale-button')
  return value
}
