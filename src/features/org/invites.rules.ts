/** Without what looks alike on paper: 0 O, 1 I, 2 Z, 5 S, 8 B. Ten of them are 47 bits, and outsiders try ten an hour. */
export const LETTERS = '34679ACDEFGHJKLMNPQRTUVWXY'
const LENGTH = 10

/**
 * The code of an invitation, made from a keyed hash of its id: whoever may see it can be shown it again, while the
 * database has nothing but a hash of it.
 * @param hash 32 bytes, base64url
 */
export function codeFrom(hash: string): string {
  let number = BigInt(`0x${Buffer.from(hash, 'base64url').toString('hex')}`)
  return Array.from({ length: LENGTH }, () => {
    const letter = LETTERS[Number(number % BigInt(LETTERS.length))]
    number /= BigInt(LETTERS.length)
    return letter
  }).join('')
}
