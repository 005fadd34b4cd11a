import { createHash } from 'node:crypto'

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, ordered(item)]))
}

/** JSON that does not depend on the order in which an object got its keys. */
export const canonical = (value: unknown): string => JSON.stringify(ordered(value)) ?? 'undefined'

export const sha256 = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex')
