import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { texts } from '../../src/data/texts.ts'
import type { Column } from '../../src/model/contract.ts'
import { textualColumns } from '../support/columns.ts'
import { sampled } from '../support/sampled.ts'

function some(column: Column): string[] | string {
  const found = texts(column, 100)
  return typeof found === 'string' ? found : sampled(found, 100).map(String)
}

test('texts have the length and the pattern that they are made for', () => {
  let ran = 0
  const property = fc.property(textualColumns, (column) => {
    const { minLength = 0, maxLength = Infinity, pattern = '[^]*' } = column
    const fits = new RegExp(`^(?:${pattern})$`, 'u')
    for (const text of some(column)) {
      const { length } = Array.from(text)
      expect([length >= minLength, length <= maxLength, fits.test(text)]).toEqual([true, true, true])
    }
    ran++
  })
  fc.assert(property, { numRuns: 100, seed: 1 })
  expect(ran).toBe(100)
})

test('texts that no file could show are made only where nothing else fits', () => {
  expect(some({ pattern: '[\\n-~]' })).not.toContain('\n')
  expect(some({ pattern: '[\\n\\t]' })).toContain('\n')
})

test.each<[Column, string]>([
  [{ minLength: 2, maxLength: 1 }, 'no text has such a length'],
  [{ pattern: 'a{3}', maxLength: 2 }, 'no text that fits its pattern has such a length'],
  [{ pattern: '(a)\\1' }, 'no text can be made for such a pattern'],
])('%o has none, and a reason', (column, reason) => {
  expect(some(column)).toBe(reason)
})

test('texts of a form keep the other keywords too', () => {
  const short = some({ format: 'email', maxLength: 18 })
  expect(short).not.toEqual([])
  expect(Array.from(short).filter((text) => !/^[a-z]{6}@example\.com$/.test(text))).toEqual([])
  expect(some({ format: 'uuid', maxLength: 10 })).toBe('none of the texts that are made for `uuid` keeps the others')
})
