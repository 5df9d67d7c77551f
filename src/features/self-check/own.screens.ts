import { actionOf } from '../../conversation/actions.ts'
import type { Mine } from '../org/mydata.service.ts'
import { HISTORY } from './history.screens.ts'
import { FEATURE } from './self-check.views.ts'

/** Under "my data": the member's own earlier rounds, and taking back that they are kept. */
export const checkEntries: Mine = async (_unit, { say, memberships, consents }) => ({
  // Whoever left today takes the history along.
  entries: memberships.length === 0 || memberships.some(({ kind }) => kind === 'branch') ? [{ label: say('history-open'), action: HISTORY }] : [],
  takeBack: consents.includes('keep') ? [{ label: say('keep-stop'), action: actionOf(FEATURE, 'keep-stop') }] : [],
})
