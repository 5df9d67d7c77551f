import type { TestPerson } from '../support/chat.ts'
import type { Letter } from './evidence.ts'
import type { Town } from './town.ts'
import { BARRED, person, STYLE, SUBJECT } from './town.ts'

const ABOUT: Record<string, RegExp> = { [SUBJECT]: /Vũ Thử Bình/, [BARRED]: /Nguyễn Văn Bí Thư/ }
const APART = /không trao đổi/

/** Writes and sends a letter, from the screen that offers to. */
export async function writes(town: Town, { author, subject }: Letter, text: string): Promise<void> {
  const chat = person(town, author)
  await chat.presses('Viết góp ý')
  await turnsTo(chat, ABOUT[subject] ?? /chi bộ/i)
  await chat.presses('Bỏ qua')
  await chat.presses('Tôi đã đọc và hiểu')
  await chat.types(text)
  await chat.presses('Gửi góp ý')
  await chat.presses('Xóa khỏi cuộc trò chuyện')
}

/** Presses a label that may stand on a later page. */
async function turnsTo(chat: TestPerson, label: RegExp): Promise<void> {
  while (!chat.screen.labels.some((one) => label.test(one))) await chat.presses('Trang sau')
  await chat.presses(label)
}

/** Opens a case of the inbox; false where it is not to be found. */
export async function opens(chat: TestPerson, mark: string): Promise<boolean> {
  for (const shelf of [null, 'Có kết quả', APART]) {
    await chat.types('/inbox')
    if (shelf) await chat.presses(shelf)
    if (!chat.screen.labels.some((label) => label.includes(mark))) continue
    await chat.presses(new RegExp(mark))
    return true
  }
  return false
}

/** A reader looks at what has come and says that it is being verified. */
export async function verifies(town: Town, who: string, letters: readonly Letter[]): Promise<void> {
  const chat = person(town, who)
  for (const { mark } of letters) {
    if (!(await opens(chat, mark))) throw new Error(`${mark} was not found:\n${chat.dump()}`)
    await chat.presses('Đang xác minh')
  }
}

/** A reader opens the author's name: who it is stays with that reader. */
export async function opensName(town: Town, who: string, { mark }: Letter): Promise<void> {
  const chat = person(town, who)
  await opens(chat, mark)
  await chat.presses('Xem tên người gửi')
  await chat.presses('Ghi lý do và xem')
  await chat.presses('Cần hỏi thêm tình tiết')
}

/** One reader puts it into other words, another one approves them; again where the author wished a change. */
export async function restates(town: Town, { mark }: Letter, { by, approvedBy, text }: { by: string; approvedBy: string; text: string }): Promise<void> {
  const first = person(town, by)
  await opens(first, mark)
  if (first.screen.labels.includes('Ghi kết quả')) {
    await first.presses('Ghi kết quả')
    await first.presses('Đã xác minh')
  }
  const button = first.screen.labels.find((label) => label === 'Viết lại để đưa ra' || label === 'Viết bản khác')
  // Its author was not here last month and has the words before them still.
  if (button === undefined) return
  await first.presses(button)
  await first.types(text)
  await first.presses('Ghi bản viết lại')
  const second = person(town, approvedBy)
  await opens(second, mark)
  await second.presses('Dùng bản viết lại này')
}

/** The author reads the words that are to be made known: "these would give me away", or yes. */
export async function previews(town: Town, { author, mark }: Letter): Promise<'yes' | 'changes' | 'nothing'> {
  const chat = person(town, author)
  await chat.types('/feedback')
  await chat.presses('Góp ý của tôi')
  for (const number of chat.screen.labels.filter((label) => /^\d+$/.test(label))) {
    await chat.presses(number)
    const { text, labels } = chat.screen
    if (text.includes(mark) && labels.includes('Dùng được')) {
      const tells = text.includes(STYLE.get(author) ?? '\0')
      await chat.presses(tells ? 'Cần sửa' : 'Dùng được')
      if (tells) await chat.types('Viết chung hơn giúp tôi')
      return tells ? 'changes' : 'yes'
    }
    await chat.presses('Quay lại')
  }
  return 'nothing'
}
