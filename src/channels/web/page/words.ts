/** Put in by scripts/page.mjs, from locales: by language, by key. */
declare const WORDS: Record<string, Record<string, string>>

const MASTER = 'vi'
let language = MASTER

export function say(key: string): string {
  return WORDS[language]?.[key] ?? WORDS[MASTER]?.[key] ?? key
}

export function currentLanguage(): string {
  return language
}

/** The languages that can be chosen instead, each by its own name. */
export function otherLanguages(): { language: string; name: string }[] {
  return Object.entries(WORDS).filter(([one]) => one !== language).map(([one, words]) => ({ language: one, name: words['language-name'] ?? one }))
}

/**
 * @param page what is in this language from now on
 * @returns whether it is another one than before; what nobody has translated changes nothing
 */
export function speak(wanted: string, page: HTMLElement = document.documentElement): boolean {
  if (wanted === language || !(wanted in WORDS)) return false
  language = wanted
  page.lang = wanted
  return true
}
