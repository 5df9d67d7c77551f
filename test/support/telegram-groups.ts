// Groups: members, an administrator without a name, the bot coming and going, the way to a supergroup.
import type { User } from '@grammyjs/types'
import { ChatView, write } from './telegram-people.ts'
import type { Deed, Person, Stage } from './telegram-people.ts'
import { changeBotStatus, wireMember } from './telegram-settings.ts'
import type { Chat, Status } from './telegram-world.ts'

export interface GroupOptions {
  title?: string
  members?: Person[]
  admins?: Person[]
  /** Topics of a forum: their names by number. */
  forum?: boolean | Record<number, string>
  /** What the bot is in the group from the beginning; 'left' until it is added. */
  bot?: Status
}

/** Telegram's sender for whoever writes as an anonymous administrator. */
export const ANONYMOUS_ADMIN: User = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }

export function makeGroup(stage: Stage, id: number, options: GroupOptions): Group {
  const type = String(id).startsWith('-100') ? 'supergroup' : 'group'
  const chat = stage.world.addChat({ id, type, title: options.title ?? `Group ${id}`, ...(options.forum && { is_forum: true }) })
  chat.botStatus = options.bot ?? 'left'
  for (const member of options.members ?? []) chat.members.set(member.id, 'member')
  for (const admin of options.admins ?? []) chat.members.set(admin.id, 'administrator')
  const topics = typeof options.forum === 'object' ? Object.entries(options.forum) : []
  for (const [topic, name] of topics) chat.topics.set(Number(topic), name)
  return new Group(stage, chat)
}

export class Group extends ChatView {
  /** As an administrator who hides behind the group. Ordinary members use `person.says(…, { in: group })`. */
  saysAnonymously(text: string): Deed {
    const command = /^\/\w+(@\w+)?/.exec(text)?.[0]
    const entities = command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }
    return write(this.stage, this.chat, { from: ANONYMOUS_ADMIN, sender_chat: this.chat.wire, text, ...entities })
  }

  addsBot(by: Person, status: 'member' | 'administrator' = 'member'): number {
    const updateId = this.#changeBot(status, by)
    write(this.stage, this.chat, { from: by.account.user, new_chat_members: [this.stage.world.bot] })
    return updateId
  }

  /** Puts the bot out; with `kicked` it cannot be added again by just anyone. */
  removesBot(by: Person, status: 'left' | 'kicked' = 'kicked'): number {
    return this.#changeBot(status, by)
  }

  promotesBot(by: Person): number {
    return this.#changeBot('administrator', by)
  }

  demotesBot(by: Person): number {
    return this.#changeBot('member', by)
  }

  adds(person: Person, by: Person = person): number {
    const updateId = this.#changeMember(person, 'member', by)
    write(this.stage, this.chat, { from: by.account.user, new_chat_members: [person.account.user] })
    return updateId
  }

  removes(person: Person, by: Person = person): number {
    const updateId = this.#changeMember(person, by === person ? 'left' : 'kicked', by)
    write(this.stage, this.chat, { from: by.account.user, left_chat_member: person.account.user })
    return updateId
  }

  promotes(person: Person, by: Person): number {
    return this.#changeMember(person, 'administrator', by)
  }

  /** Telegram gives the group a new number; the old one answers with it from now on. */
  upgradesTo(newId: number): Group {
    const { world } = this.stage
    const next = world.addChat({ id: newId, type: 'supergroup', title: this.chat.wire.title ?? '' })
    next.botStatus = this.chat.botStatus
    for (const [id, status] of this.chat.members) next.members.set(id, status)
    write(this.stage, this.chat, { from: ANONYMOUS_ADMIN, sender_chat: this.chat.wire, migrate_to_chat_id: newId })
    write(this.stage, next, { from: ANONYMOUS_ADMIN, sender_chat: next.wire, migrate_from_chat_id: this.id })
    this.chat.migratedTo = newId
    return new Group(this.stage, next)
  }

  #changeBot(status: Status, by: Person): number {
    return changeBotStatus(this.stage.world, this.stage.updates, { chat: this.chat, status, by: by.id })
  }

  /** Told only to a bot that is an administrator and asked for `chat_member`. */
  #changeMember(person: Person, status: Status, by: Person): number {
    const { world, updates } = this.stage
    const chat: Chat = this.chat
    const before = chat.members.get(person.id) ?? 'left'
    chat.members.set(person.id, status)
    if (chat.botStatus !== 'administrator') return 0
    return updates.emit('chat_member', {
      chat: chat.wire, from: by.account.user, date: world.seconds(),
      old_chat_member: wireMember(world, person.id, before), new_chat_member: wireMember(world, person.id, status),
    })
  }
}
