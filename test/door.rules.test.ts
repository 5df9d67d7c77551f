import { expect, test } from 'vitest'
import { atTheDoor } from '../src/conversation/door.ts'

test.each([
  ['what is typed is left as typed', ' <b>&"\' 🙂 👨‍👩‍👧\n', ' <b>&"\' 🙂 👨‍👩‍👧\n'],
  ['a letter put together from parts is one letter, as from any other keyboard', 'tu\u031b\u0323 soi ê\u0301', 'tự soi ế'],
  ['a NUL, which no database takes, goes', 'a\0b\0', 'ab'],
  ['half of a character goes, wherever it stands', '\ud83dx\ude42 \ud800', 'x '],
  ['what a half kept apart is put together', 'e\ud800\u0302', 'ê'],
])('%s', (_title, typed, taken) => {
  expect(atTheDoor(typed)).toBe(taken)
})
