import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { NoArgs } from '../src/conversation/actions.ts'
import { ChannelError } from '../src/conversation/channel.ts'
import type { Document } from '../src/conversation/documents.ts'
import { FILE_BYTES } from '../src/conversation/documents.ts'
import { html } from '../src/conversation/html.ts'
import { makeBytes, readable } from '../src/conversation/papers.ts'
import type { Dialog } from '../src/conversation/screen.ts'
import { action, fileAction, filePrompt, here } from '../src/conversation/screen.ts'
import { Refusal } from '../src/platform/errors.ts'
import type { TestPerson } from './support/chat.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

/** Files that Chibo makes and files that are sent to it, with a small feature that does nothing else. */

const MOST = 'Tệp lớn quá 5 MB.'
const utf8 = (bytes: Uint8Array | undefined) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

let made: (organisationId: string) => Document | null
const paper: Dialog = {
  feature: 'paper',
  actions: {
    make: action(z.tuple([z.enum(['open', 'kept'])]), async (_unit, _actor, [how]) => [here({
      text: html`Tệp ở dưới`, view: `paper:make:${how}`, document: { kind: 'list', id: 'x' }, confidential: how === 'kept',
      choices: [[{ label: 'Xem', action: 'paper:look' }]],
    })]),
    look: action(NoArgs, async () => [here({ text: html`Đã xem`, view: 'paper:look' })]),
    touch: action(NoArgs, async (unit) => {
      unit.changed('paper:make:open')
      return []
    }),
    ask: action(NoArgs, async () => [{ ask: { action: 'paper:take', wants: 'file' }, show: { text: html`Gửi tệp vào đây`, view: 'paper:ask' } }]),
    again: fileAction(NoArgs, async (_unit, _actor, { file }) => [here({ text: html`Lần nữa: ${file.name} ${utf8(file.bytes)}`, view: 'paper:again' })]),
  },
  prompts: {
    take: filePrompt(NoArgs, async (_unit, _actor, { file }) => {
      if (utf8(file.bytes) === 'hỏng') throw new Refusal('roster-no-text')
      return [here({ text: html`Đã nhận: ${file.name} ${utf8(file.bytes)}`, view: 'paper:ask', choices: [[{ label: 'Lần nữa', action: 'paper:again' }]] })]
    }),
  },
}

let world: World
let an: TestPerson
beforeAll(async () => {
  world = await makeWorld({
    alter: (lists) => ({ ...lists, dialogs: [paper, ...lists.dialogs], documents: { ...lists.documents, list: async () => made(world.orgId('chiBo1')) } }),
  })
})
beforeEach(async () => {
  await world.start()
  made = (organisationId) => ({
    name: 'Danh sách: "chi bộ"/1', organisationId, names: [world.personId('an'), world.personId('binh'), world.personId('an')],
    paper: { form: 'csv', columns: ['Họ và tên'], rows: [['Đỗ Thử An'], ['=1+1']] },
  })
  an = await world.member('an')
  await an.types('/start')
})
afterAll(() => world.close())

describe('a file that is asked for', () => {
  test('comes below its screen, and whom it names is noted with its maker and the day', async () => {
    await an.pressesData('paper:make:open')
    expect(an.messages.slice(-2).map(({ text, file }) => file?.name ?? text)).toEqual(['Tệp ở dưới', 'Danh-sách-chi-bộ-1.csv'])
    expect(utf8(an.files[0]?.bytes)).toBe('\uFEFFHọ và tên\r\nĐỗ Thử An\r\n"\'=1+1"\r\n')
    expect(await world.database.prisma.documentMade.findMany({ omit: { id: true } })).toEqual([{
      kind: 'list', organisationId: world.orgId('chiBo1'), personId: world.personId('an'), madeOn: new Date('2026-11-02'),
      people: [world.personId('an'), world.personId('binh')],
    }])
    expect(an.unanswered).toBe(0)
  })

  test('leaves the screen above it: the next one stands below the file', async () => {
    await an.pressesData('paper:make:open')
    await an.presses('Xem')
    expect(an.messages.at(-1)).toMatchObject({ text: 'Đã xem' })
    expect(an.files).toHaveLength(1)
  })

  test('is protected where its screen is, and only there', async () => {
    await an.pressesData('paper:make:open')
    await an.pressesData('paper:make:kept')
    expect(an.messages.filter(({ file }) => file).map(({ confidential }) => confidential)).toEqual([false, true])
  })

  test.each([['a broken line', 'uncertain'], ['Telegram away', 'offline'], ['too many messages', 'wait']] as const)(
    'is not lost by %s: it comes with the next heartbeat, once', async (_name, kind) => {
      world.test.failNextFile(new ChannelError(kind, 5))
      await an.pressesData('paper:make:open')
      expect(an.files).toEqual([])
      const shown = an.messages.length
      await world.beat()
      expect(an.files).toHaveLength(1)
      expect(an.messages).toHaveLength(shown + 1)
      await world.beat()
      expect(an.files).toHaveLength(1)
    })

  test('is not lost by a restart, nor by another change of the same screen meanwhile', async () => {
    world.test.failNextFile(...Array.from({ length: 9 }, () => new ChannelError('offline')))
    await an.pressesData('paper:make:open')
    const binh = await world.member('binh')
    await binh.pressesData('paper:touch', '1')
    expect(an.files).toEqual([])
    world.test.mendFiles()
    await world.restart()
    expect(an.files).toHaveLength(1)
    await world.beat()
    expect(an.files).toHaveLength(1)
  })

  test('is not sent again when its screen has changed, or an old button was pressed', async () => {
    await an.pressesData('paper:make:open')
    const binh = await world.member('binh')
    await binh.pressesData('paper:touch', '1')
    await world.beat()
    await an.pressesData('paper:never')
    expect(an.toasts.at(-1)).toMatch(/Nút này đã cũ/)
    expect(an.files).toHaveLength(1)
  })

  test('that is no longer theirs, cannot be made or is too large is refused in words, and not tried for ever', async () => {
    made = () => null
    await an.pressesData('paper:make:open')
    expect(an.screen.text).toBe('Chibo chưa tạo được tệp. Đồng chí thử lại sau.')
    made = () => { throw new Refusal('roster-no-text') }
    await an.pressesData('paper:make:open')
    expect(an.screen.text).toMatch(/không phải tệp chữ/)
    made = () => ({ name: 'x', organisationId: null, names: [], paper: { form: 'html', html: 'x'.repeat(FILE_BYTES + 1) } })
    await an.pressesData('paper:make:open')
    expect(an.screen.text).toBe('Chibo chưa tạo được tệp. Đồng chí thử lại sau.')
    const { length } = an.messages
    await world.beat()
    expect(an.messages).toHaveLength(length)
    expect(await world.database.prisma.documentMade.count()).toBe(0)
  })
})

describe('a file that is sent', () => {
  const BAD = 'Chibo chỉ nhận chữ, không nhận ảnh, tiếng nói hay tệp.'
  beforeEach(() => an.pressesData('paper:ask'))

  test('where one is asked for is taken, whatever it is called, and may be used once more', async () => {
    await an.sendsFile('Nguyễn Thị Ngọc', { name: '<b>&"\' danh sa\u0301ch 🙂.csv' })
    expect(an.screen.text).toBe('Đã nhận: <b>&"\' danh sách 🙂.csv Nguyễn Thị Ngọc')
    await an.presses('Lần nữa')
    expect(an.screen.text).toBe('Lần nữa: <b>&"\' danh sách 🙂.csv Nguyễn Thị Ngọc')
  })

  test('as a spreadsheet comes as its rows, and one that cannot be read as it is', async () => {
    const bytes = await makeBytes({ form: 'xlsx', columns: ['Mã', 'Số thẻ'], rows: [['A', '0012'], ['', ''], ['B, C', '=1']] })
    await an.sendsFile(bytes, { name: 'a.xlsx' })
    expect(an.screen.text).toBe('Đã nhận: a.xlsx \uFEFFMã,Số thẻ\r\nA,0012\r\n,\r\n"B, C",=1\r\n')
    expect(await readable({ name: 'x', bytes: Buffer.from('PK\u0003\u0004 none') })).toEqual({ name: 'x', bytes: Buffer.from('PK\u0003\u0004 none') })
  })

  test('by somebody without buttons is used again by its number', async () => {
    const other = await world.member('an', { on: 'other' })
    await other.pressesData('paper:ask', '1')
    await other.sendsFile('chữ')
    await other.chooses('Lần nữa')
    expect(other.screen.text).toBe('Lần nữa: danh-sach.csv chữ')
  })

  test('where none is asked for is not taken', async () => {
    await an.types('/toi')
    await an.sendsFile('chữ')
    expect(an.screen.text).toBe(BAD)
    await an.pressesData('paper:again')
    expect(an.toasts.at(-1)).toMatch(/Nút này đã cũ/)
  })

  test('is still waited for after a text, a picture, a file that was refused, and not after /huy', async () => {
    await an.types('đây ạ')
    expect(an.screen.text).toMatch(/Chibo đang chờ một tệp/)
    expect(an.screen.labels).toEqual(['Thôi'])
    await an.sendsPicture()
    expect(an.screen.text).toBe(BAD)
    await an.sendsFile('hỏng')
    expect(an.screen.text).toMatch(/không phải tệp chữ/)
    await an.sendsFile('chữ')
    expect(an.screen.text).toBe('Đã nhận: danh-sach.csv chữ')
    await an.pressesData('paper:ask')
    await an.types('/huy')
    await an.sendsFile('chữ')
    expect(an.screen.text).toBe(BAD)
  })

  test('larger than 5 MB is refused at once, also when nobody said how large it is', async () => {
    await an.sendsFile('chữ', { size: FILE_BYTES + 1 })
    expect(an.screen.text).toContain(MOST)
    await an.sendsFile(new Uint8Array(FILE_BYTES + 1), { size: null })
    expect(an.screen.text).toMatch(/chưa tải được tệp/)
    await an.sendsFile('')
    expect(an.screen.text).toBe('Đã nhận: danh-sach.csv ')
  })

  test('that the line loses is asked for again, and the question stands', async () => {
    world.test.failNextFile(new ChannelError('offline'))
    await an.sendsFile('chữ')
    expect(an.screen.text).toMatch(/chưa tải được tệp/)
    await an.sendsFile('chữ')
    expect(an.screen.text).toBe('Đã nhận: danh-sach.csv chữ')
  })

  test('leaves no word of it in the log', async () => {
    await an.sendsFile('một bí mật', { name: 'bí mật.csv' })
    expect(world.problems.join('')).not.toMatch(/bí mật/)
  })
})
