import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { range } from '../../../src/check/checks/range.ts'
import type { Column } from '../../../src/model/contract.ts'
import { checkLaws } from '../../laws/check.ts'
import { judgedColumn } from '../../support/judged.ts'
import { messages } from '../../support/messages.ts'

const hundredths = (text: string): bigint => BigInt(Math.round(Number(text) * 100))
const inHundredths = (bound: number): bigint => hundredths(String(bound))

function isOutside(text: string, column: Column): boolean {
  if (text === 'NaN') return true
  if (text === 'many') return false
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = column
  const value = hundredths(text)
  return (
    (minimum !== undefined && value < inHundredths(minimum)) ||
    (maximum !== undefined && value > inHundredths(maximum)) ||
    (exclusiveMinimum !== undefined && value <= inHundredths(exclusiveMinimum)) ||
    (exclusiveMaximum !== undefined && value >= inHundredths(exclusiveMaximum)) ||
    (multipleOf !== undefined && value % inHundredths(multipleOf) !== 0n)
  )
}

const near = fc.integer({ min: -300, max: 300 }).map((value) => value / 100)
const far = fc.integer({ min: -1e11, max: 1e11 }).map((value) => value / 100)
const step = fc.integer({ min: 1, max: 200 }).map((value) => value / 100)

checkLaws({
  check: 'range',
  columns: fc
    .record(
      { minimum: near, maximum: near, exclusiveMinimum: near, exclusiveMaximum: near, multipleOf: step },
      { requiredKeys: [] },
    )
    .filter((column) => Object.keys(column).length > 0),
  texts: fc.oneof(near.map(String), far.map(String), fc.constantFrom('NaN', 'many', '0', '1e0')),
  count: (values, column) => values.filter((text) => isOutside(text, column)).length,
})

test('a number below its minimum is a violation, with the rows that show it', async () => {
  const found = await judgedColumn('range', { type: 'number', minimum: 0, exclusiveMaximum: 10 }, [
    '0',
    '-1',
    '10',
    null,
  ])
  expect(messages(found)).toMatchInlineSnapshot(
    `"range: Unexpected \`-1\` in \`step.out.value\`, expected a number of at least 0 and below 10, mend the values, or widen the bounds"`,
  )
  expect(found[0]?.sample.map(({ row }) => row)).toEqual([2, 3])
})

test.each([{ minimum: 0 }, { maximum: 0 }, { multipleOf: 1 }, { type: 'integer' as const, minimum: 0 }])(
  'NaN is out of the range %o',
  async (column) => {
    expect(await judgedColumn('range', column, ['NaN', '0'])).toMatchObject([{ count: 1 }])
  },
)

test('infinity is beyond every bound', async () => {
  expect(await judgedColumn('range', { minimum: 0 }, ['-inf', 'inf'])).toMatchObject([{ count: 1 }])
})

test('neighbours beyond 2^53 are told apart', async () => {
  const column: Column = { type: 'integer', maximum: 2 ** 53 }
  expect(await judgedColumn('range', column, ['9007199254740992', '9007199254740993'])).toMatchObject([{ count: 1 }])
})

test('an integer beyond 2^53 is divided exactly', async () => {
  const column: Column = { type: 'integer', multipleOf: 3 }
  expect(await judgedColumn('range', column, ['9007199254740993000000', '9007199254740993000001'])).toMatchObject([
    { count: 1 },
  ])
})

test('a multiple of a fraction is one however large it is', async () => {
  const values = ['0.3', '123456789.1', '999999999.9', '-0.7']
  expect(await judgedColumn('range', { type: 'number', multipleOf: 0.1 }, values)).toEqual([])
})

test('without bounds there is no such check', () => {
  expect(range('value', { type: 'number' })).toBeUndefined()
})

test('NaN that is allowed is in every range', async () => {
  const column = { type: 'number' as const, minimum: 0, allow: ['nan' as const] }
  expect(await judgedColumn('range', column, ['NaN', '0', '-1'])).toMatchObject([{ count: 1 }])
})
