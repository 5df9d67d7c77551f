import { describe, expect, test } from 'vitest'
import type { Deed, Event } from '../scripts/crash-test/ledger.ts'
import { differences, judgeMessages, untold } from '../scripts/crash-test/ledger.ts'

const answered: Deed[] = [{ sign: 1, does: 'n' }, { sign: 2, does: 'n' }, { sign: 2, does: 'w' }]
const record = (answers: [number, string][], marked: number[] = []) => ({ answers: new Map(answers), marked: new Set(marked) })
const sent = (chat: number, text: string): Event => ({ what: 'sent', chat, text })
const deed = (chat: number): Event => ({ what: 'deed', chat })
const settled = (chat: number): Event => ({ what: 'settled', chat })
const crash: Event = { what: 'crash' }
const isNotice = (text: string) => text === 'notice'

describe('the crash test notices', () => {
  test('nothing where each press acted once, in its order', () => {
    expect(differences(answered, record([[1, 'n'], [2, 'w']]))).toEqual([])
    expect(differences([{ sign: 3, does: 'mark' }, { sign: 3, does: 'mark' }, { sign: 4, does: 'mark' }], record([], [4]))).toEqual([])
  })

  test.each([
    ['an answer that was lost', answered, record([[2, 'w']])],
    ['an earlier answer that acted again after a later one', answered, record([[1, 'n'], [2, 'n']])],
    ['an answer that nobody gave', answered, record([[1, 'n'], [2, 'w'], [5, 'n']])],
    ['a mark that was lost', [{ sign: 3, does: 'mark' }] satisfies Deed[], record([])],
    ['a mark that acted twice', [{ sign: 3, does: 'mark' }, { sign: 3, does: 'mark' }] satisfies Deed[], record([], [3])],
  ])('%s', (_what, deeds, shown) => {
    expect(differences(deeds, shown)).toHaveLength(1)
  })

  test('a notice that somebody never got', () => {
    expect(untold([sent(1, 'notice'), sent(2, 'screen')], [1, 2], isNotice)).toEqual(['chat 2: the notice was lost'])
  })

  test('a message that came twice without a crash', () => {
    expect(judgeMessages([sent(1, 'screen'), sent(1, 'screen')], isNotice).wrong).toHaveLength(1)
  })

  test('a message that came a third time after one crash', () => {
    const events = [deed(1), sent(1, 'screen'), crash, sent(1, 'screen'), sent(1, 'screen')]
    expect(judgeMessages(events, isNotice)).toMatchObject({ repeated: 2, wrong: [expect.stringContaining('more than once')] })
  })

  test('a screen that came again although the press before had been answered in place', () => {
    const events = [deed(1), sent(1, 'screen'), deed(1), settled(1), crash, sent(1, 'screen'), sent(1, 'screen')]
    expect(judgeMessages(events, isNotice).wrong).toHaveLength(1)
  })

  test('two people who got the same notice again after one crash', () => {
    const events = [sent(1, 'notice'), sent(2, 'notice'), crash, sent(1, 'notice'), sent(2, 'notice')]
    expect(judgeMessages(events, isNotice)).toMatchObject({ repeated: 2, wrong: [expect.stringContaining('second notice')] })
  })
})

describe('the crash test allows', () => {
  test('the one notice that was on its way to come again', () => {
    const events = [sent(1, 'notice'), sent(2, 'notice'), crash, sent(2, 'notice'), sent(3, 'notice')]
    expect(judgeMessages(events, isNotice)).toEqual({ repeated: 1, wrong: [] })
  })

  test('each of two presses that a crash caught to have its screen', () => {
    const events = [deed(1), deed(1), crash, sent(1, 'screen'), sent(1, 'screen')]
    expect(judgeMessages(events, isNotice)).toEqual({ repeated: 0, wrong: [] })
  })

  test('a screen that people ask for again', () => {
    expect(judgeMessages([deed(1), sent(1, 'screen'), deed(1), sent(1, 'screen')], isNotice)).toEqual({ repeated: 0, wrong: [] })
  })
})
