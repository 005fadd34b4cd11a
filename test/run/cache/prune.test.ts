import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { prune } from '../../../src/run/cache/prune.ts'
import { Store } from '../../../src/run/cache/store.ts'
import { entry } from '../../support/entry.ts'
import { folder } from '../../support/folder.ts'

const day = 86_400_000
const now = 100 * day

/** A store with an entry for each age in days; the name of a key is its age. */
function storeOf(ages: number[], bytes = 10): Store {
  const store = new Store(folder())
  for (const age of ages) {
    const key = String(age).padStart(64, '0')
    store.put(entry({ key, bytes }), () => undefined)
    const used = (now - age * day) / 1000
    utimesSync(join(store.dirOf(key), 'entry.json'), used, used)
  }
  return store
}

const ages = (store: Store): number[] =>
  store
    .keys()
    .map(Number)
    .toSorted((a, b) => a - b)

test('what was not used for too long goes', () => {
  const store = storeOf([1, 13, 15, 40])
  expect(prune(store, { maxBytes: 1000, maxAgeMs: 14 * day }, now)).toEqual({ entries: 2, bytes: 20 })
  expect(ages(store)).toEqual([1, 13])
})

test('what was used least recently goes first where there is too much', () => {
  const store = storeOf([5, 1, 3, 2])
  prune(store, { maxBytes: 25, maxAgeMs: 14 * day }, now)
  expect(ages(store)).toEqual([1, 2])
})

test('being served keeps an entry', () => {
  const store = storeOf([5, 1, 3])
  store.touch('5'.padStart(64, '0'))
  prune(store, { maxBytes: 20, maxAgeMs: 14 * day }, now)
  expect(ages(store)).toEqual([1, 5])
})

test('an entry that can not be read goes', () => {
  const store = storeOf([1, 2])
  writeFileSync(join(store.dirOf('1'.padStart(64, '0')), 'entry.json'), 'nonsense')
  prune(store, { maxBytes: 1000, maxAgeMs: 14 * day }, now)
  expect(ages(store)).toEqual([2])
})

test('what a killed process left half done goes when it is old', () => {
  const store = storeOf([])
  for (const name of ['old', 'young']) mkdirSync(join(store.folder, 'tmp', name), { recursive: true })
  utimesSync(join(store.folder, 'tmp/old'), 1, 1)
  prune(store)
  expect(store.leftovers()).toEqual([join(store.folder, 'tmp/young')])
})
