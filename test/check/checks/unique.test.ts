import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unique } from '../../../src/check/checks/unique.ts'
import { checkLaws } from '../../laws/check.ts'
import { judgedColumn } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

checkLaws({
  check: 'unique',
  columns: fc.record({ unique: fc.constant(true), type: fc.constantFrom('integer', 'number', 'string') }),
  texts: fc.constantFrom('1', '01', '1.0', '2', '+2', '3', 'x', 'X', '', 'NaN'),
  count: (values, { type }) => {
    const isNumber = (text: string): boolean => type !== 'string' && text !== '' && !Number.isNaN(Number(text))
    return values.length - new Set(values.map((text) => (isNumber(text) ? Number(text) : text))).size
  },
})

test('a value that comes twice is a violation, with the rows that have it', async () => {
  const found = await judgedColumn('unique', { type: 'string', unique: true }, ['a', 'b', 'a', null, null, 'a'])
  expect(messages(found)).toMatchInlineSnapshot(
    `"unique: Unexpected \`a\` in \`step.out.value\`, expected a text that occurs once, drop the repeated rows, or remove \`unique\`"`,
  )
  expect(found[0]).toMatchObject({ count: 2, total: 6 })
  expect(found[0]?.sample.map(({ row }) => row)).toEqual([1, 3, 6])
})

test('integers beyond 2^53 are told apart', async () => {
  const column = { type: 'integer' as const, unique: true }
  expect(await judgedColumn('unique', column, ['9007199254740992', '9007199254740993'])).toEqual([])
})

test('without `unique` there is no such check', () => {
  expect(unique('value', { unique: false })).toBeUndefined()
})
