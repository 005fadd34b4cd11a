import { createHash } from 'node:crypto'

/** A short, stable name for any JSON value. */
export function hash(value: unknown, length = 12): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? 'undefined')
    .digest('hex')
    .slice(0, length)
}

/** As much of a SHA-256 as tells files apart in a record. */
export const short = (digest: string): string => digest.slice(0, 16)

/** A whole number for seeding, stable for a text. */
export function seedOf(text: string): number {
  return createHash('sha256').update(text).digest().readInt32LE(0)
}
