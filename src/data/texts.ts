import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Column } from '../model/contract.ts'
import { accepts } from '../table/accepts.ts'

const letters = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz'))
const longest = 12

const isPlain = (text: string): boolean => text.trim() !== '' && !/\p{C}/u.test(text)

/** Why a column allows no text that we can make, or texts that it allows. */
export type Texts = { arbitrary: Arbitrary<string> } | { reason: string }

function matching(pattern: string, limits: { maxLength?: number }): Arbitrary<string> | undefined {
  try {
    const arbitrary = fc.stringMatching(new RegExp(`^(?:${pattern})$`, 'u'), limits)
    fc.sample(arbitrary, { numRuns: 1, seed: 1 })
    return arbitrary
  } catch {
    return undefined
  }
}

/** Of what fits, only what can be read by eye, where there is such. */
function fitting(pattern: string, column: Column): Texts {
  const { maxLength } = column
  const any = matching(pattern, {})
  if (!any) return { reason: 'no text can be made for such a pattern' }
  const short = maxLength === undefined ? any : matching(pattern, { maxLength })
  const fits = (text: string): boolean => accepts(column, text)
  const tried = short ? fc.sample(short, { numRuns: 200, seed: 1 }).filter(fits) : []
  if (!short || tried.length === 0) return { reason: 'no text that fits its pattern has such a length' }
  const anyPlain = tried.some(isPlain)
  return { arbitrary: short.filter((text) => fits(text) && (isPlain(text) || !anyPlain)) }
}

/** The texts that a column allows. */
export function texts(column: Column): Texts {
  const { minLength = 1, maxLength = Math.max(minLength, longest), pattern } = column
  if (pattern !== undefined) return fitting(pattern, column)
  if (minLength > maxLength)
    return maxLength === 0 && column.minLength === undefined
      ? { arbitrary: fc.constant('') }
      : { reason: 'no text has such a length' }
  return { arbitrary: fc.string({ unit: letters, minLength, maxLength }) }
}
