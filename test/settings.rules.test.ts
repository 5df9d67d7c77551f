import { describe, expect, test } from 'vitest'
import { actionOf } from '../src/conversation/actions.ts'
import { SETTING_KEYS, writeSetting } from '../src/features/org/org.rules.ts'
import { asTyped, choiceCode, FALLBACK_TEXTS, OFFERS, SETTING_GROUPS, settingsIn } from '../src/features/org/settings.rules.ts'

describe('what somebody types as the day of the meeting', () => {
  test.each([
    ['5', '5'], ['05', '5'], ['ngày 5', '5'], ['Ngày 31 hằng tháng', '31'], ['Chủ nhật đầu tiên', 'first sunday'], ['CN cuối', 'last sunday'],
    ['thứ bảy đầu tháng', 'first saturday'], ['Thứ Hai thứ hai của tháng', 'second monday'], ['thứ 6 tuần 3', 'third friday'],
    ['thu tu thu tu', 'fourth wednesday'], ['Chủ nhật cuối cùng của tháng', 'last sunday'], ['first sunday', 'first sunday'], ['chủ nhật', 'chủ nhật'],
    ['thứ tám đầu tiên', 'thứ tám đầu tiên'], ['', ''], ['🏠', '🏠'],
  ])('%j is %j', (typed, kept) => expect(asTyped('meeting.day', typed)).toBe(kept))
})

describe('what somebody types as the hour', () => {
  test.each([
    ['19:30', '19:30'], ['19h30', '19:30'], ['7h', '07:00'], ['7 giờ', '07:00'], ['7 giờ 5', '07:05'], ['19 giờ 30 phút', '19:30'], ['19.30', '19:30'],
    ['tối', 'tối'], ['25h', '25:00'], ['1930', '1930'],
  ])('%j is %j', (typed, kept) => expect(asTyped('meeting.time', typed)).toBe(kept))

  test('in another form of the same letters is the same', () => expect(asTyped('meeting.time', '7 giờ 5'.normalize('NFD'))).toBe('07:05'))
})

describe('the settings in a chat', () => {
  test('stand each in one group', () => {
    expect(SETTING_GROUPS.flatMap((group) => settingsIn(group, 'branch')).toSorted()).toEqual(SETTING_KEYS.toSorted())
  })

  test('of a committee are those that branches take from it', () => {
    expect(SETTING_GROUPS.flatMap((group) => settingsIn(group, 'committee'))).not.toContain('meeting.day')
    expect(SETTING_GROUPS.flatMap((group) => settingsIn(group, 'committee'))).toContain('check.opens')
  })

  test('offer only what may be kept, each under a code of its own that fits a button', () => {
    for (const key of SETTING_KEYS) {
      const { choices } = OFFERS[key]
      for (const choice of choices) {
        expect(writeSetting(key, choice), key).toBe(choice)
        expect(actionOf('settings', 'try', '0123456789ab', key, choiceCode(choice))).toMatch(/^settings:try:[0-9a-z]{12}:[a-z.]+:[0-9A-Za-z-]+$/)
      }
      expect(new Set(choices.map(choiceCode)).size).toBe(choices.length)
    }
  })

  test('say of what is built in what would be typed for it', () => {
    for (const [key, text] of Object.entries(FALLBACK_TEXTS)) expect(writeSetting(key, text)).toBe(text)
  })
})
