import { make } from '../../channels/web/page/marks.ts'
import { post } from '../../channels/web/page/wire.ts'
import { say } from '../../channels/web/page/words.ts'

/** "Begin again": asks once. */
export function makeAgain(): { element: HTMLElement; paint(): void } {
  const begin = make('button', { type: 'button' })
  const ask = make('p', {})
  const yes = make('button', { type: 'button', class: 'danger' })
  const no = make('button', { type: 'button' })
  const question = make('div', { class: 'question', role: 'group' }, ask, make('div', { class: 'moves' }, yes, no))

  function asking(on: boolean): void {
    begin.hidden = on
    question.hidden = !on
  }
  begin.addEventListener('click', () => {
    asking(true)
    no.focus()
  })
  no.addEventListener('click', () => {
    asking(false)
    begin.focus()
  })
  yes.addEventListener('click', () => {
    asking(false)
    void post('/demo/reset').catch(() => null)
  })
  asking(false)
  return {
    element: make('div', { class: 'again' }, begin, question),
    paint() {
      begin.textContent = say('demo-reset')
      ask.textContent = say('demo-reset-ask')
      yes.textContent = say('demo-reset-yes')
      no.textContent = say('demo-reset-no')
    },
  }
}
