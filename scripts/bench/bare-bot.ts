// The floor under a tap: a bot as grammY's first page shows it, with its own polling, that does one upsert, one
// answerCallbackQuery and one editMessageText for each press.
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { Bot, InlineKeyboard } from 'grammy'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { PrismaClient } from '../../src/generated/prisma/client.ts'

const { BOT_TOKEN = '', TELEGRAM_API_ROOT = '', DATABASE_URL: url, DATA_DIR } = process.env
const adapter = url === undefined ? new PrismaPGlite(await PGlite.create(`${DATA_DIR}/bare`)) : new PrismaPg({ connectionString: url })
const prisma = new PrismaClient({ adapter })
await prisma.$executeRaw`create table bare (person text primary key, taps int not null)`

const bot = new Bot(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } })
const buttons = { reply_markup: new InlineKeyboard().text('Chưa thấy', 'n').text('Cần chú ý', 'w').text('Có, cần sửa', 'p') }

bot.on('message', (ctx) => ctx.reply('0/27', buttons))
bot.on('callback_query:data', async (ctx) => {
  const [row] = await prisma.$queryRaw<{ taps: number }[]>`
    insert into bare (person, taps) values (${String(ctx.from.id)}, 1)
    on conflict (person) do update set taps = bare.taps + 1 returning taps`
  await ctx.answerCallbackQuery()
  await ctx.editMessageText(`${row?.taps}/27`, buttons)
})
await bot.start()
