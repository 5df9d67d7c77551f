/**
 * Commands by their canonical name, with the Vietnamese ones. In a chat they are found with or without the slash,
 * accents, capitals and spaces (PF13).
 */
const ALIASES: Record<string, string[]> = {
  start: ['batdau'],
  check: ['tusoi', 'selfcheck'],
  feedback: ['gopy'],
  meeting: ['sinhhoat', 'chuyende'],
  review: ['kiemdiem'],
  tasks: ['viec'],
  inbox: ['tiepnhan'],
  digest: ['tonghop'],
  visits: ['dubuoi'],
  members: ['danhsach'],
  settings: ['caidat'],
  mydata: ['toi', 'dulieu'],
  verify: ['xacthuc'],
  language: ['ngonngu'],
  help: ['trogiup'],
  cancel: ['huy'],
}

/** The name shown in a Vietnamese reader's menu, where it differs. */
export function commandName(canonical: string, language: string): string {
  return language === 'vi' ? (ALIASES[canonical]?.[0] ?? canonical) : canonical
}

/** `/tusoi@bot x`, "Tự soi", "TU SOI" → check; null when it is no command. `rest` is what follows a slash command. */
export function findCommand(text: string): { command: string; rest: string } | null {
  const slash = /^\/([\p{L}\p{N}_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/u.exec(text.trim())
  const word = fold(slash ? (slash[1] ?? '') : text)
  if (word.length > 20) return null
  for (const [command, aliases] of Object.entries(ALIASES)) {
    if (word === command || aliases.includes(word)) return { command, rest: slash?.[2]?.trim() ?? '' }
  }
  return null
}

/** Letters and digits only, without accents, in lower case: "Tự soi" → "tusoi". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/[^a-z0-9]/g, '')
}
