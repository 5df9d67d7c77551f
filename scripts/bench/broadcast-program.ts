// The program with two kinds of notice more, that anybody and any group may be told at any time.
import { html } from '../../src/conversation/html.ts'
import { notices } from '../../src/notices.ts'

notices['bench.push'] = { push: true, still: async () => true }
notices['bench.words'] = { push: false, draw: async (_unit, _actor, { text }) => ({ text: html`${text}` }) }
notices['bench.group'] = { group: true, draw: async (_unit, _group, { text }) => ({ text: html`${text}` }) }
await import('../../src/main.ts')
