// Methods about the bot itself and about chats and their members.
import type { BotCommand, BotCommandScope } from '@grammyjs/types'
import { badRequest } from './telegram-check.ts'
import type { Handlers } from './telegram-messages.ts'
import type { Updates } from './telegram-updates.ts'
import type { Chat, Status, World } from './telegram-world.ts'

/** What the bot has set, by language code ('' for all languages), commands also by scope. */
export class Settings {
  readonly commands = new Map<string, readonly BotCommand[]>()
  readonly names = new Map<string, string>()
  readonly descriptions = new Map<string, string>()
  readonly shortDescriptions = new Map<string, string>()
  menuButton: unknown = { type: 'commands' }

  /** What a reader of that language finds: the most special entry that exists. */
  commandsFor(scopes: readonly BotCommandScope[], language: string): readonly BotCommand[] {
    const keys = scopes.flatMap((scope) => [commandsKey(scope, language), commandsKey(scope, '')])
    const found = keys.find((key) => this.commands.has(key))
    return found === undefined ? [] : this.commands.get(found) ?? []
  }
}

export function commandsKey(scope: BotCommandScope = { type: 'default' }, language = ''): string {
  const { type, chat_id: chat = '', user_id: user = '' } = scope as { type: string, chat_id?: number, user_id?: number }
  return [type, chat, user, language].join(' ')
}

export function settingMethods(world: World, settings: Settings, updates: Updates): Handlers {
  const { names, descriptions, shortDescriptions } = settings
  return {
    getMe: () => ({
      ...world.bot, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false,
      can_connect_to_business: false, has_main_web_app: false,
    }),
    logOut: () => true,
    close: () => true,

    getUpdates: (params, gone) => updates.poll(params, gone),
    setWebhook: (params) => updates.setWebhook(params),
    deleteWebhook: (params) => updates.deleteWebhook(params),
    getWebhookInfo: () => updates.webhookInfo(),

    setMyCommands(params) {
      checkScope(world, params.scope)
      checkCommands(params.commands)
      settings.commands.set(commandsKey(params.scope, params.language_code), params.commands)
      return true
    },
    getMyCommands: (params) => settings.commands.get(commandsKey(params.scope, params.language_code)) ?? [],
    deleteMyCommands(params) {
      settings.commands.delete(commandsKey(params.scope, params.language_code))
      return true
    },
    setMyName: (params) => put(names, params.language_code, params.name, 64),
    getMyName: (params) => ({ name: get(names, params.language_code) ?? world.bot.first_name }),
    setMyDescription: (params) => put(descriptions, params.language_code, params.description, 512),
    getMyDescription: (params) => ({ description: get(descriptions, params.language_code) ?? '' }),
    setMyShortDescription: (params) => put(shortDescriptions, params.language_code, params.short_description, 120),
    getMyShortDescription: (params) => ({ short_description: get(shortDescriptions, params.language_code) ?? '' }),
    setChatMenuButton(params) {
      if (params.chat_id === undefined) settings.menuButton = params.menu_button ?? { type: 'default' }
      else world.reach(params.chat_id).menuButton = params.menu_button ?? { type: 'default' }
      return true
    },
    getChatMenuButton: (params) => params.chat_id === undefined ? settings.menuButton : world.reach(params.chat_id).menuButton,

    getChat(params) {
      const chat = seen(world, params.chat_id)
      const pinned = chat.pinned.map((id) => world.find(chat, id)?.wire).at(-1)
      return { ...chat.wire, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {}, ...(pinned && { pinned_message: pinned }) }
    },
    getChatMember(params) {
      const chat = seen(world, params.chat_id)
      return memberOf(world, chat, params.user_id)
    },
    getChatMemberCount: (params) => [...seen(world, params.chat_id).members.values()].filter(isIn).length + 1,
    getChatAdministrators(params) {
      const chat = seen(world, params.chat_id)
      if (chat.account) throw badRequest('there are no administrators in the private chat')
      const leaders = [...chat.members].filter(([, status]) => status === 'creator' || status === 'administrator')
      // Other bots are left out, this one is not.
      const self = chat.botStatus === 'administrator' ? [memberOf(world, chat, world.bot.id)] : []
      return [...leaders.map(([id]) => memberOf(world, chat, id)), ...self]
    },
    leaveChat(params) {
      const chat = world.reach(params.chat_id)
      if (chat.account) throw badRequest("chat member status can't be changed in private chats")
      changeBotStatus(world, updates, { chat, status: 'left', by: world.bot.id })
      return true
    },
  }
}

/** Changes what the bot is in a chat, and tells it. */
export function changeBotStatus(world: World, updates: Updates, { chat, status, by }: { chat: Chat, status: Status, by: number }): number {
  const before = chat.botStatus
  chat.botStatus = status
  world.touch(chat)
  return updates.emit('my_chat_member', {
    chat: chat.wire, from: userOf(world, by), date: world.seconds(),
    old_chat_member: wireMember(world, world.bot.id, before), new_chat_member: wireMember(world, world.bot.id, status),
  })
}

export function wireMember(world: World, userId: number, status: Status) {
  const user = userOf(world, userId)
  if (status === 'creator') return { status, user, is_anonymous: false }
  if (status === 'kicked') return { status, user, until_date: 0 }
  if (status !== 'administrator') return { status, user }
  return {
    status, user, can_be_edited: false, is_anonymous: false, can_manage_chat: true, can_delete_messages: true,
    can_manage_video_chats: true, can_restrict_members: true, can_promote_members: false, can_change_info: true,
    can_invite_users: true, can_post_stories: false, can_edit_stories: false, can_delete_stories: false, can_pin_messages: true,
  }
}

function userOf(world: World, id: number) {
  if (id === world.bot.id) return world.bot
  const account = world.accounts.get(id)
  if (!account) throw badRequest('user not found')
  return account.user
}

/** A bot can look at a person who blocked it, but not at a group that it is not in. */
function seen(world: World, chatId: number | string): Chat {
  const chat = world.chat(chatId)
  return chat.account ? chat : world.reach(chatId)
}

function memberOf(world: World, chat: Chat, userId: number) {
  if (userId === world.bot.id) return wireMember(world, userId, chat.botStatus)
  return wireMember(world, userId, chat.account ? 'member' : chat.members.get(userId) ?? 'left')
}

function isIn(status: Status): boolean {
  return status !== 'left' && status !== 'kicked'
}

function checkScope(world: World, scope: BotCommandScope | undefined): void {
  if (scope && 'chat_id' in scope) world.chat(scope.chat_id)
}

function checkCommands(commands: readonly BotCommand[]): void {
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  }
}

/** An empty text removes the entry of that language. */
function put(map: Map<string, string>, language = '', text = '', most = 64): true {
  if (text.length > most) throw badRequest(`stand-in: more than ${most} characters`)
  if (text === '') map.delete(language)
  else map.set(language, text)
  return true
}

function get(map: Map<string, string>, language = ''): string | undefined {
  return map.get(language) ?? map.get('')
}
