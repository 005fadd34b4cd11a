import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nulls } from '../../../src/check/checks/nulls.ts'
import { checkLaws } from '../../laws/check.ts'
import { judgedColumn } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

checkLaws({
  check: 'nulls',
  columns: fc.constantFrom({}, { type: 'string' as const }, { minimum: 0 }),
  texts: fc.constantFrom('', 'x', 'null', 'NaN', ' '),
  count: () => 0,
  countsNulls: true,
})

test('a null is a violation, an empty text and `NaN` are none', async () => {
  const found = await judgedColumn('nulls', { type: 'number', minimum: 0 }, ['1', '', 'NaN', null])
  expect(messages(found)).toMatchInlineSnapshot(
    `"nulls: Unexpected \`null\` in \`step.out.value\`, expected a number of at least 0, fill or drop these rows, or write \`nullable: true\`"`,
  )
  expect(found[0]).toMatchObject({ count: 1, total: 4, sample: [{ row: 4, values: { value: null } }] })
})

test('a column that may be null has no such check', () => {
  expect(nulls('value', { nullable: true })).toBeUndefined()
})

test('with a share of nulls only more of them are a violation', async () => {
  const column = { nullable: true, nullFraction: 0.25 }
  expect(await judgedColumn('nulls', column, ['1', '2', '3', null])).toEqual([])
  const found = await judgedColumn('nulls', column, ['1', null, '3', null, '5'])
  expect(messages(found)).toMatchInlineSnapshot(
    `"nulls: Unexpected \`null\` in 40 % of the rows in \`step.out.value\`, expected a value or null in at most 25 %, find where the values are lost, or raise \`nullFraction\`"`,
  )
  expect(found).toMatchObject([{ count: 2, total: 5, sample: [{ row: 2 }, { row: 4 }] }])
})

test.each([
  [29, 0.29, 0],
  [30, 0.29, 1],
  [0, 0, 0],
  [1, 0, 1],
])('%i nulls in a hundred rows are within %d: %i findings', async (count, nullFraction, findings) => {
  const values = Array.from({ length: 100 }, (_, index) => (index < count ? null : 'x'))
  expect(await judgedColumn('nulls', { nullable: true, nullFraction }, values)).toHaveLength(findings)
})
