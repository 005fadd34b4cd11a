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
