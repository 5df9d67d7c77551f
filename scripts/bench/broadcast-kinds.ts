// Loaded into the program before it starts (node --import): two kinds of notice that anybody may be told at any time.
import { html } from '../../src/conversation/html.ts'

const { notices } = (await import(new URL('../notices.js', import.meta.url).href)) as typeof import('../../src/notices.ts')
notices['bench.push'] = { push: true, still: async () => true }
notices['bench.words'] = { push: false, draw: async (_unit, _actor, { text }) => ({ text: html`${text}` }) }
notices['bench.group'] = { group: true, draw: async (_unit, _group, { text }) => ({ text: html`${text}` }) }
