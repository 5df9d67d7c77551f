import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAdmin, type AdminContext } from '../../src/admin/admin.ts'
import type { Switches } from '../../src/channels/telegram/profile.ts'
import type { AdminFile } from '../../src/admin/commands.ts'
import { readConfig } from '../../src/platform/config.ts'
import { HEADER } from './roster.ts'
import { at, makeWorld } from './world.ts'

export const FILE = 'danh-sach.csv'
export { HEADER }
export const ROSTER = [
  HEADER,
  'DU,Đảng ủy phường Thử Nghiệm,,committee,X0,Trần Thử Minh,officer,full,0900000100,,',
  'CB1,Chi bộ Thử Nghiệm 1,DU,branch,X1,Nguyễn Thử Hải,secretary,full,0900000101,,',
  'CB1,,,,X2,"Hồ <b>Thử</b> & ""Cả""",member,full,,AB-7702,',
  'CB2,Chi bộ Thử Nghiệm 2,DU,branch,X3,Bùi Thử Sơn,secretary,full,0900000103,,en',
  'CB2,,,,X2,"Hồ <b>Thử</b> & ""Cả""",member,full,,AB-7702,',
].join('\n')

type Bot = NonNullable<AdminContext['telegram']>
type Given = { text?: string; env?: Record<string, string> } & Partial<Pick<AdminContext, 'telegram' | 'chibo' | 'box'>>

/** A bot that Telegram knows, in one of the states of its line, with BotFather's switches as they should be but for those given. */
export const bot = (state: ReturnType<Bot['health']>['state'] = 'working', switched: Partial<Switches> = {}): Bot => ({
  username: () => 'ChiboThuBot', health: () => ({ state, lastSuccess: at('2026-11-02 08:59'), since: at('2026-11-02 08:00') }),
  switches: () => ({ joinsGroups: true, readsGroups: false, inline: false, guest: false, business: false, ...switched }),
})

export type AdminWorld = Awaited<ReturnType<typeof makeAdminWorld>>

/** The world of two branches, and whoever runs its server at a terminal. Close it at the end. */
export async function makeAdminWorld() {
  const world = await makeWorld()
  const folder = await mkdtemp(join(tmpdir(), 'chibo-admin-'))

  /** Runs a command as the running bot would, with a roster in its hand where it is given one. */
  async function admin(args: string[], { text, env = {}, telegram = bot(), chibo = world.chibo, box = world.box }: Given = {}) {
    const config = readConfig({ DATA_DIR: folder, BOT_TOKEN: '123456789:AAThu', ...env })
    const files: AdminFile[] = text === undefined ? [] : [{ name: FILE, text }]
    return runAdmin({ config, database: world.database, chibo, box, words: world.words, telegram }, { args, files })
  }

  /** Every row of every table that an admin command may write, to compare with. */
  async function rows() {
    const { prisma } = world.database
    return {
      organisation: await prisma.organisation.findMany({ orderBy: { code: 'asc' } }),
      placement: await prisma.placement.findMany({ orderBy: [{ organisationId: 'asc' }, { from: 'asc' }] }),
      person: await prisma.person.findMany({ orderBy: { code: 'asc' } }),
      membership: await prisma.membership.findMany({ orderBy: { id: 'asc' } }),
      due: await prisma.due.findMany({ orderBy: [{ organisationId: 'asc' }, { job: 'asc' }] }),
      invitation: await prisma.invitation.findMany({ orderBy: { id: 'asc' } }),
      account: await prisma.account.count(),
    }
  }

  return {
    world, admin, rows,
    load: (text: string, ...options: string[]) => admin(['roster', 'import', FILE, ...options], { text }),
    async close() {
      await world.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Units on a database that has gone away. */
export const brokenUnits = (chibo: AdminContext['chibo']): AdminContext['chibo'] =>
  ({ jobs: [], units: { ...chibo.units, run: async () => { throw new Error('password=secret') } } })
