import { createHmac, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { worthHiding } from '../../shared/mask.ts'

const textual = /\.(csv|tsv|jsonl?|txt|log|ya?ml|md|html|xml)$/

/** A random key of this cache: without it nobody can try out which secret gives a hash. */
function cacheKey(folder: string): Buffer {
  const path = join(folder, 'secret')
  try {
    return readFileSync(path)
  } catch {
    mkdirSync(folder, { recursive: true })
    const temporary = `${path}.${randomBytes(4).toString('hex')}`
    writeFileSync(temporary, randomBytes(32), { mode: 0o600 })
    try {
      // of several that come at once, one wins and it is complete
      linkSync(temporary, path)
    } catch {
      // another one did
    } finally {
      rmSync(temporary, { force: true })
    }
    return readFileSync(path)
  }
}

/** A secret as it may enter a key. */
export const keyedHash = (value: string, folder: string): string =>
  createHmac('sha256', cacheKey(folder)).update(value).digest('hex')

const formsOf = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
]

/** Whether one of the secrets stands in a text, also as programs rewrite texts. */
export const hasSecret = (text: string | Buffer, secrets: string[]): boolean =>
  worthHiding(secrets).some((secret) => formsOf(secret).some((form) => text.includes(form)))

/** Whether a file may hold a secret: one that is packed can not be looked into. */
export function fileMayHold(file: string, secrets: string[]): boolean {
  if (worthHiding(secrets).length === 0) return false
  return !textual.test(file) || hasSecret(readFileSync(file), secrets)
}
