import { staysAtChance } from './attack/attack.ts'
import { thiefAttack } from './attack/attackers.ts'

staysAtChance('who wrote is found in dumps of several days no more often than by chance (PV24, PV25)', { months: 10, by: thiefAttack })
