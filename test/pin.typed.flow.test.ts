import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enters, makePinWorld, PIN_ASK, withPin } from './support/pin.ts'
import type { World } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makePinWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

describe('a PIN', () => {
  test.each(['2580', ' 2580 ', '２５８０'])('typed as a message (“%s”) leaves the chat at once, and opens nothing', async (typed) => {
    const an = await withPin(world)
    await an.types('/viec')
    await an.presses('2')
    await an.types(typed)
    expect(an.messages.some(({ from, text }) => from === 'person' && text === typed)).toBe(false)
    expect(an.screen.text).toContain(PIN_ASK)
    await enters(an, '2580')
    expect(an.screen.text).toBe('my notes')
  })

  test('typed where something else was asked leaves the chat as well', async () => {
    const an = await withPin(world)
    await an.types('/viec')
    await enters(an, '2580')
    await an.presses('write')
    await an.types('2580')
    expect(an.messages.some(({ text }) => text.includes('2580'))).toBe(false)
    await an.types('/trogiup')
    await an.types('2580')
    expect(an.messages.some(({ text }) => text.includes('2580'))).toBe(false)
  })
})
