import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { set } from '../../../src/check/checks/set.ts'
import type { Column } from '../../../src/model/contract.ts'
import { checkLaws } from '../../laws/check.ts'
import { judgedColumn } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

const members = ['EUR', "it's", 'a b', '', 'true', 'NaN', '1.5']

checkLaws({
  check: 'set',
  columns: fc.record({ enum: fc.uniqueArray(fc.constantFrom(...members), { minLength: 1 }) }),
  texts: fc.constantFrom(...members, 'eur', 'EUR ', 'True', '1.50'),
  count: (values, column) => values.filter((text) => !column.enum?.includes(text)).length,
})

test('a value that is not a member is a violation', async () => {
  const found = await judgedColumn('set', { enum: ['USD', 'EUR'], nullable: true }, ['USD', 'XXX', null, 'XXX'])
  expect(messages(found)).toMatchInlineSnapshot(
    `"set: Unexpected \`XXX\` in \`step.out.value\`, expected \`USD\` or \`EUR\` or null, map these values to known ones, or add them to \`enum\`"`,
  )
  expect(found[0]).toMatchObject({ count: 2, total: 4 })
})

test.each<[Column, string[], string[]]>([
  [{ enum: [1, 2.5] }, ['1', '1.0', '2.50', '1e0'], ['2', 'one', 'NaN', '']],
  [{ enum: [true] }, ['true', 'True', 'TRUE'], ['false', '1', 'yes']],
  [{ const: false }, ['false', 'False'], ['true', '0', '']],
  [{ const: 0 }, ['0', '0.0', '-0'], ['1', '']],
  [{ const: '' }, [''], ['x']],
  [{ enum: [1, 'many', true] }, ['1', 'many', 'True'], ['2', 'few', 'false']],
])('%o takes the spellings of its members alone', async (column, good, bad) => {
  expect(await judgedColumn('set', column, good)).toEqual([])
  expect(await judgedColumn('set', column, bad)).toMatchObject([{ count: bad.length }])
})

test('without a set there is no such check', () => {
  expect(set('value', { type: 'string' })).toBeUndefined()
})
