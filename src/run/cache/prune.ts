import { rmSync, statSync } from 'node:fs'
import type { Kept, Store } from './store.ts'

export interface Limits {
  maxBytes: number
  maxAgeMs: number
}

export const dayMs = 86_400_000
export const standardLimits: Limits = { maxBytes: 2 * 1024 ** 3, maxAgeMs: 14 * dayMs }
/** A younger one may belong to a process that is at work. */
const leftoverMs = 3_600_000

function removeLeftovers(store: Store, now: number): void {
  for (const path of store.leftovers()) {
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now)
    if (age > leftoverMs) rmSync(path, { recursive: true, force: true })
  }
}

/** The entries that may stay: the ones used last, as far as age and space allow. */
function staying(entries: Kept[], { maxBytes, maxAgeMs }: Limits, now: number): Set<string> {
  let bytes = 0
  const young = entries.filter(({ usedAt }) => now - usedAt <= maxAgeMs)
  const newest = young.toSorted((a, b) => b.usedAt - a.usedAt)
  const fitting = newest.filter(({ entry }) => {
    bytes += entry.bytes
    return bytes <= maxBytes
  })
  return new Set(fitting.map(({ entry }) => entry.key))
}

/** Removes what is too old, then what was not used for longest until the rest fits; tells how many and how much. */
export function prune(
  store: Store,
  limits: Limits = standardLimits,
  now: number = Date.now(),
): { entries: number; bytes: number } {
  removeLeftovers(store, now)
  const keys = store.keys()
  const entries = keys.flatMap((key) => store.read(key) ?? [])
  const stay = staying(entries, limits, now)
  const gone = keys.filter((key) => !stay.has(key))
  for (const key of gone) store.remove(key)
  const left = entries.filter(({ entry }) => !stay.has(entry.key))
  return { entries: gone.length, bytes: left.reduce((sum, { entry }) => sum + entry.bytes, 0) }
}
