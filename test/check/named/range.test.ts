import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { range } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numberOf, numbers, tables, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

const columns = { amount: { type: 'number' } } as const
const bound = fc.integer({ min: -6, max: 6 })

namedCheckLaws('range', {
  columns,
  examples: fc.record({
    options: fc
      .record(
        { minimum: bound, maximum: bound, exclusiveMinimum: bound, exclusiveMaximum: bound },
        { requiredKeys: ['minimum'] },
      )
      .map((bounds) => ({ columns: 'amount', ...bounds })),
    rows: tables({ amount: numbers }),
  }),
  wrong({ options, rows }) {
    const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum } = options
    return valuesOf(rows, 'amount').filter((text) => {
      const value = numberOf(text) ?? 0
      const isAbove = exclusiveMinimum === undefined || value > exclusiveMinimum
      const isBelow = exclusiveMaximum === undefined || value < exclusiveMaximum
      return !(value >= minimum && value <= maximum && isAbove && isBelow)
    }).length
  },
  passing: { options: { columns: 'amount', minimum: 0 }, rows: [{ amount: 0 }, { amount: null }] },
  failing: { options: { columns: 'amount', minimum: 0 }, rows: [{ amount: -77 }, { amount: 1 }, { amount: null }] },
  needs: ['amount'],
  shown: '-77',
})

test('a number out of bounds is a violation, with the rows that show it', async () => {
  const rows = [{ amount: -1 }, { amount: 2 }, { amount: 11 }]
  const found = await called(range({ columns: 'amount', minimum: 0, exclusiveMaximum: 10 }), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"range: Unexpected \`-1\` in \`step.out.amount\`, expected a number of at least 0 and below 10, mend the values, or widen the bounds"`,
  )
  expect(found).toMatchObject([{ count: 2, total: 3, sample: [{ row: 1 }, { row: 3 }] }])
})

test('a column that is declared as no number has none to be judged', async () => {
  const found = await called(range({ columns: 'amount', minimum: 0 }), {
    columns: { amount: { type: 'date' } },
    rows: [{ amount: '2024-01-01' }],
  })
  expect(found).toEqual([])
})

test('without bounds it is refused', async () => {
  expect(await thrown(() => called(range({ columns: 'amount' }), { columns, rows: [] }))).toMatchInlineSnapshot(`
    "Unexpected lack of bounds in \`range\`, expected \`minimum\`, \`maximum\`, \`exclusiveMinimum\`, \`exclusiveMaximum\` or \`multipleOf\`, write one of them
      see  docs/errors.md#pp004"
  `)
})
