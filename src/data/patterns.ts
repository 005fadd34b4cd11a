import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Column } from '../model/contract.ts'
import { accepts } from '../table/accepts.ts'

const isPlain = (text: string): boolean => text.trim() !== '' && !/\p{C}/u.test(text)

function matching(pattern: string, limits: { maxLength?: number }): Arbitrary<string> | undefined {
  try {
    const arbitrary = fc.stringMatching(new RegExp(`^(?:${pattern})$`, 'u'), limits)
    fc.sample(arbitrary, { numRuns: 1, seed: 1 })
    return arbitrary
  } catch {
    return undefined
  }
}

const drawn = (arbitrary: Arbitrary<string>, count: number, column: Column): string[] => {
  const texts = new Set(fc.sample(arbitrary, { numRuns: count, seed: 1 }))
  return [...texts].filter((text) => accepts(column, text))
}

const byLength = (one: string, other: string): number => one.length - other.length || (one < other ? -1 : 1)

function textsOf(pattern: string, column: Column, rows: number): string[] | string {
  const { maxLength, unique } = column
  const arbitrary = matching(pattern, maxLength === undefined ? {} : { maxLength })
  if (!arbitrary) return matching(pattern, {}) ? noSuchLength : 'no text can be made for such a pattern'
  const some = drawn(arbitrary, 200 + (unique ? rows * 2 : 0), column)
  if (some.length === 0) return noSuchLength
  const plain = some.filter(isPlain)
  const found = plain.length > 0 ? plain : some
  if (!unique || found.length >= rows) return found.toSorted(byLength)
  const more = drawn(arbitrary, rows * 40 + 1000, column)
  return (plain.length > 0 ? more.filter(isPlain) : more).toSorted(byLength)
}

const noSuchLength = 'no text that fits its pattern has such a length'
const known = new Map<string, string[] | string>()

/** Texts that fit a pattern and its lengths, as many as unique rows need, the short ones first; those that can be read by eye, where there are such. */
export function textsFitting(pattern: string, column: Column, rows: number): string[] | string {
  const key = JSON.stringify([column, column.unique ? rows : 0])
  const found = known.get(key) ?? textsOf(pattern, column, rows)
  known.set(key, found)
  return found
}
