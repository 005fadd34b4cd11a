import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { length } from '../../../src/check/checks/length.ts'
import { checkLaws } from '../../laws/check.ts'
import { judgedColumn } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

checkLaws({
  check: 'length',
  columns: fc.record({ minLength: fc.nat(4), maxLength: fc.nat(6) }),
  texts: fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', ' ', '\n', '"'), maxLength: 8 }),
  count: (values, { minLength = 0, maxLength = Infinity }) =>
    values.map((text) => Array.from(text).length).filter((size) => size < minLength || size > maxLength).length,
})

test('a text that is too short or too long is a violation', async () => {
  const found = await judgedColumn('length', { type: 'string', minLength: 1, maxLength: 3 }, ['abc', '', 'abcd', null])
  expect(messages(found)).toMatchInlineSnapshot(
    `"length: Unexpected empty text in \`step.out.value\`, expected a text of at least 1 character and of at most 3 characters, mend the texts, or widen the lengths"`,
  )
  expect(found[0]).toMatchObject({ count: 2, total: 4 })
})

test('characters are counted, not the bytes or halves that they take', async () => {
  expect(await judgedColumn('length', { minLength: 2, maxLength: 2 }, ['😀漢', 'é1', 'NaN'])).toMatchObject([
    { count: 1 },
  ])
})

test('without lengths there is no such check', () => {
  expect(length('value', { type: 'string' })).toBeUndefined()
})
