import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allow } from '../../../src/check/checks/allow.ts'
import { checkLaws } from '../../laws/check.ts'
import { judgedColumn } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

checkLaws({
  check: 'allow',
  columns: fc.record(
    { type: fc.constant('number' as const), allow: fc.subarray(['nan' as const, 'infinity' as const]) },
    { requiredKeys: ['type'] },
  ),
  texts: fc.constantFrom('1', '-2.5', 'NaN', 'nan', 'inf', '-Infinity', 'many', ''),
  count: (values, column) =>
    values.filter(
      (text) =>
        (/^nan$/i.test(text) && !column.allow?.includes('nan')) ||
        (/inf/i.test(text) && !column.allow?.includes('infinity')),
    ).length,
})

test('a number that is none has to be allowed', async () => {
  expect(
    messages(await judgedColumn('allow', { type: 'number', allow: ['nan'] }, ['1', 'NaN', 'inf'])),
  ).toMatchInlineSnapshot(
    `"allow: Unexpected \`inf\` in \`step.out.value\`, expected a number or NaN, find where it comes from, or write \`allow: [nan, infinity]\`"`,
  )
})

test('among bounds NaN is told by them, and infinity here', async () => {
  const column = { type: 'number' as const, minimum: 0 }
  expect(await judgedColumn('allow', column, ['NaN'])).toEqual([])
  expect(await judgedColumn('allow', column, ['inf'])).toHaveLength(1)
})

test('only numbers have such a check', () => {
  expect(allow('value', { type: 'integer' })).toBeUndefined()
  expect(allow('value', { minimum: 0 })).toBeUndefined()
  expect(allow('value', { type: 'number', allow: ['infinity', 'nan'] })).toBeUndefined()
})
