import { describe, expect, test } from 'vitest'
import type { AgendaItem } from '../src/features/meetings/agenda.rules.ts'
import { addLines, bounded, changeLine, draftOf, findLine, markOf, moveUp, NO_AGENDA, postedOf, restoreLine, takeOver } from '../src/features/meetings/agenda.rules.ts'
import { isMarkedSecret, partsOfName } from '../src/features/meetings/papers.rules.ts'
import { readPasted, typedLines } from '../src/features/meetings/pasted.rules.ts'

const REGULAR = { kind: 'regular', secondPart: false } as const
const counter = () => {
  let n = 0
  return () => String(++n).padStart(12, '0')
}
const item = (id: string, more: Partial<AgendaItem> = {}): AgendaItem => ({ id: id.padEnd(12, '0'), heading: 'results', text: `việc ${id}`, ...more })

describe('an agenda', () => {
  test('has the headings of its kind in their order; what was promised only where there is something', () => {
    expect(draftOf(NO_AGENDA, REGULAR, []).map(({ id }) => id)).toEqual(['opening', 'information', 'results', 'opinion', 'self-criticism', 'tasks', 'proposals', 'superior', 'close'])
    expect(draftOf(NO_AGENDA, REGULAR, [item('a', { heading: 'remediation' })]).map(({ id }) => id)).toContain('remediation')
    expect(draftOf(NO_AGENDA, { kind: 'themed', secondPart: true }, []).map(({ id }) => id)).toEqual(['topic', 'discussion'])
    expect(draftOf(NO_AGENDA, { kind: 'preparatory', secondPart: false }, []).map(({ id }) => id)).toEqual(['plan', 'assigning'])
  })

  test('keeps other words for what a source brings, strikes it and takes it back', () => {
    const sections = (record = NO_AGENDA) => draftOf(record, REGULAR, [item('a'), item('b', { for: 'readers' })])
    const line = findLine(sections(), item('a').id)!
    const changed = changeLine(NO_AGENDA, REGULAR, { line, text: 'lời khác' })
    expect(findLine(sections(changed), line.id)?.text).toBe('lời khác')
    const struck = changeLine(changed, REGULAR, { line, text: null })
    expect(postedOf(sections(struck)).find(({ id }) => id === 'results')?.lines).toEqual([])
    expect(findLine(sections(restoreLine(struck, line.id)), line.id)?.text).toBe('việc a')
  })

  test('posts nothing that is the readers’ alone', () => {
    expect(JSON.stringify(postedOf(draftOf(NO_AGENDA, REGULAR, [item('a'), item('b', { for: 'readers' })])))).not.toContain('việc b')
  })

  test('takes over order, names and own lines, and nothing that sources brought', () => {
    const last = moveUp(addLines(NO_AGENDA, REGULAR, { section: 'tasks', lines: [{ id: 'x', text: 'dòng riêng' }] }), REGULAR, 'superior')
    const next = takeOver(NO_AGENDA, { ...last, changed: { a: null }, topic: 'x', versions: [] }, counter())
    expect(next.sections?.map(({ id }) => id).slice(-3)).toEqual(['superior', 'proposals', 'close'])
    expect(next.sections?.find(({ id }) => id === 'tasks')?.lines).toEqual([{ id: '000000000001', text: 'dòng riêng' }])
    expect(next).toMatchObject({ changed: {}, topic: null })
  })

  test('of a length at which no meeting ends is refused', () => {
    expect(() => bounded({ ...NO_AGENDA, sections: Array.from({ length: 101 }, (_, n) => ({ id: String(n), name: 'x', lines: [] })) })).toThrow('agenda-too-much')
    expect(bounded({ ...NO_AGENDA, sections: Array.from({ length: 60 }, (_, n) => ({ id: String(n), name: 'x'.repeat(150), lines: [] })) }).sections).toHaveLength(60)
  })

  test('has marks by which one text is told from another', () => {
    expect(markOf('a')).not.toBe(markOf('b'))
    expect(markOf({ key: 'x', vars: {} })).toMatch(/^[0-9a-z]{4}$/)
  })
})

describe('a pasted text', () => {
  test('has numbered lines for headings, the others below them', () => {
    const sections = readPasted('CHƯƠNG TRÌNH\nI. Ổn định tổ chức\n1) Điểm danh\n- Đảng phí\na) tháng 11\n2. Kết quả thực hiện nghị quyết tháng 10\ntiếp theo\n2.1 Trồng cây\nIII/ Bế mạc', counter())
    expect(sections.map(({ name, lines }) => [name, lines.map(({ text }) => text)])).toEqual([
      ['CHƯƠNG TRÌNH', []], ['Ổn định tổ chức', []], ['Điểm danh', ['Đảng phí', 'tháng 11']],
      ['Kết quả thực hiện nghị quyết tháng 10', ['tiếp theo', 'Trồng cây']], ['Bế mạc', []],
    ])
    expect(sections.map(({ id }) => id)).toEqual(['000000000001', 'opening', '000000000002', 'results', 'close'])
  })

  test('without numbers has a heading in each line', () => {
    expect(readPasted('Khai mạc\nThảo luận\n\nKết luận', counter()).map(({ name }) => name)).toEqual(['Khai mạc', 'Thảo luận', 'Kết luận'])
  })

  test('loses nothing, however long', () => {
    const text = Array.from({ length: 60 }, (_, n) => `${n + 1}. ${'Nội dung rất dài '.repeat(8)}${n}`).join('\n')
    const sections = readPasted(text, counter())
    expect(text.length).toBeGreaterThan(8000)
    expect(sections).toHaveLength(60)
    expect(sections.every(({ name }, n) => name?.endsWith(`dài ${n}`))).toBe(true)
  })

  test('typed as lines is one each', () => {
    expect(typedLines(' - một\n\n• hai  ba\u200b ')).toEqual(['một', 'hai ba'])
  })
})

describe('a file marked secret', () => {
  test.each(['Kế hoạch (Mật).docx', 'TUYỆT MẬT.pdf', 'Tối_mật 2026.pdf', 'tuyet-mat.pdf', 'bao cao toi mat.doc', 'x (MAT).pdf', 'Mật - kế hoạch.pdf', 'top secret.pdf', 'K\u1ebf ho\u1ea1ch m\u00e2\u0323t.pdf'])('is known by its name: %s', (name) => {
    expect(isMarkedSecret(name)).toBe(true)
  })
  test.each(['Báo cáo Mặt trận.pdf', 'mat tran to quoc.docx', 'Gặp gỡ thân mật.txt', 'Đổi mật khẩu.pdf', 'Nghị quyết.pdf', 'bảo mậtt.pdf'])('is not every file: %s', (name) => {
    expect(isMarkedSecret(name)).toBe(false)
  })
  test('has a kind by its ending', () => {
    expect(partsOfName('Báo cáo.tháng 11.PDF')).toEqual({ stem: 'Báo cáo.tháng 11', ending: 'pdf', mime: 'application/pdf' })
    expect(partsOfName('khong-duoi')).toEqual({ stem: 'khong-duoi', ending: 'bin', mime: 'application/octet-stream' })
  })
})
