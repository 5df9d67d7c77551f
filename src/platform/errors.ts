/**
 * A "no" that a person reads. `code` is the key of the sentence in `locales`; one boundary (conversation/intake.ts)
 * speaks it in the reader's language. Whatever was typed is kept by whoever throws it.
 */
export class Refusal extends Error {
  readonly code: string
  readonly vars: Record<string, string | number>

  constructor(code: string, vars: Record<string, string | number> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.vars = vars
  }
}
