import { staysAtChance } from './attack/attack.ts'
import { chatAttack } from './attack/attackers.ts'

staysAtChance('who wrote is found on screens, telephones and in pushes no more often than by chance (FB3, PV42)', { months: 8, by: chatAttack })
