import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, randomFillSync } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const STEP = 1024
const HEAD = 1 + 4 + 12 + 16

const POOL = Buffer.alloc(4096)
let used = POOL.length

/** A few fresh random bytes, each given out once. Asking the system for a dozen at a time costs more than sealing with them. */
function fewBytes(length: number): Uint8Array {
  if (used + length > POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  return Uint8Array.prototype.slice.call(POOL, used, (used += length))
}

/** 12 random characters of [0-9A-Za-z], 71 bits: never time-ordered, so that an id tells nothing of when (PV25). */
export function newId(length = 12): string {
  let id = ''
  while (id.length < length) {
    // Bytes beyond the last whole alphabet are left out, so that every character is as likely as any other.
    for (const byte of fewBytes(length)) if (byte < 248 && id.length < length) id += ALPHABET[byte % ALPHABET.length]
  }
  return id
}

/** Bytes as Prisma wants them: over a plain ArrayBuffer. */
export type Sealed = Uint8Array<ArrayBuffer>

/** What is confidential goes through here: AES-256-GCM, the key's id and the record's id bound in. */
export interface Box {
  /** Encrypts `value` (as JSON, padded to whole kilobytes: length tells nothing) for the record `id`. */
  seal(id: string, value: unknown): Sealed
  /** The value sealed for this record; throws when the bytes are another record's, altered, or under an unknown key. */
  open<T>(id: string, sealed: Uint8Array): T
  /** A keyed hash under the first key, for writing. `purpose` keeps equal values of different kinds apart. */
  hash(purpose: string, value: string): string
  /** The hash under each key, the first key first, for looking up what was written under an older one. */
  hashes(purpose: string, value: string): string[]
  /** True when the bytes are under the first key. */
  isCurrent(sealed: Uint8Array): boolean
}

type Key = { id: Buffer; seal: Buffer; hash: Buffer }

/** @param secret one or more keys of 32 bytes in base64, comma-separated: the first encrypts, each decrypts */
export function makeBox(secret: string): Box {
  const keys = secret.split(',').map((part) => readKey(part.trim()))
  const first = keys[0]
  if (!first) throw new Error('no key')
  const hashWith = (key: Key, purpose: string, value: string) =>
    createHmac('sha256', key.hash).update(`${purpose}\0${value}`).digest('base64url')

  return {
    seal(id, value) {
      const text = Buffer.from(JSON.stringify(value))
      const padded = Buffer.alloc(Math.ceil((text.length + 1) / STEP) * STEP, ' ')
      text.copy(padded)
      const iv = fewBytes(12)
      const cipher = createCipheriv('aes-256-gcm', first.seal, iv)
      cipher.setAAD(Buffer.concat([first.id, Buffer.from(id)]))
      const body = Buffer.concat([cipher.update(padded), cipher.final()])
      const sealed = new Uint8Array(HEAD + body.length)
      sealed[0] = 1
      sealed.set(first.id, 1)
      sealed.set(iv, 5)
      sealed.set(cipher.getAuthTag(), 17)
      sealed.set(body, HEAD)
      return sealed
    },
    open(id, sealed) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
      const key = keys.find((candidate) => candidate.id.equals(bytes.subarray(1, 5)))
      if (bytes[0] !== 1 || !key) throw new Error('sealed under a key that is not in SECRET_KEY')
      const decipher = createDecipheriv('aes-256-gcm', key.seal, bytes.subarray(5, 17))
      decipher.setAAD(Buffer.concat([key.id, Buffer.from(id)]))
      decipher.setAuthTag(bytes.subarray(17, HEAD))
      return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(HEAD)), decipher.final()]).toString())
    },
    hash: (purpose, value) => hashWith(first, purpose, value),
    hashes: (purpose, value) => keys.map((key) => hashWith(key, purpose, value)),
    isCurrent: (sealed) => first.id.equals(Buffer.from(sealed.subarray(1, 5))),
  }
}

/** A new key, as SECRET_KEY wants it. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64')
}

/** Whether a part of SECRET_KEY is 32 bytes in base64. */
export function isSecret(part: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(part) && Buffer.from(part, 'base64').length === 32
}

function readKey(part: string): Key {
  if (!isSecret(part)) throw new Error('a key is 32 bytes in base64')
  const raw = Buffer.from(part, 'base64')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', raw, '', `chibo ${purpose}`, 32))
  return { id: createHash('sha256').update(derive('id')).digest().subarray(0, 4), seal: derive('seal'), hash: derive('hash') }
}
