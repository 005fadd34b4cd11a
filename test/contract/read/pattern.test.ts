import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { alternatives, whole } from '../../../src/contract/read/pattern.ts'

const pieces = fc.constantFrom('a', 'b', '^', '$', '|', '(?:a|b)', '[|^$]', String.raw`\|`, String.raw`\$`, '.', 'a?')
const patterns = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''))
const texts = fc.string({ unit: fc.constantFrom('a', 'b', '|', '$', '\n'), maxLength: 5 })
const fits = (pattern: string, text: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(text)

test('a pattern that looks anywhere accepts as a whole what it found', () => {
  fc.assert(
    fc.property(patterns, texts, (pattern, text) => {
      expect(fits(whole(pattern, 'anywhere'), text)).toBe(new RegExp(pattern, 'u').test(text))
    }),
    { numRuns: 3000, seed: 1 },
  )
})

test('a pattern that looks from the start accepts as a whole what it found there', () => {
  fc.assert(
    fc.property(patterns, texts, (pattern, text) => {
      expect(fits(whole(pattern, 'start'), text)).toBe(new RegExp(`^(?:${pattern})`, 'u').test(text))
    }),
    { numRuns: 3000, seed: 1 },
  )
})

test('alternatives are split outside of groups and classes', () => {
  expect(alternatives(String.raw`a|(b|c)|[|]|\|`)).toEqual(['a', '(b|c)', '[|]', String.raw`\|`])
})
