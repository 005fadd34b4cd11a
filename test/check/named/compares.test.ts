import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compares } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numberOf, numbers, tables } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { start: { type: 'number' }, end: { type: 'integer' } } as const

const signs: Record<string, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b && !Number.isNaN(a) && !Number.isNaN(b),
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
}

namedCheckLaws('compares', {
  columns,
  examples: fc.record({
    options: fc.record({
      column: fc.constant('start'),
      is: fc.constantFrom('<', '<=', '=', '!=', '>=', '>'),
      to: fc.constant('end'),
    }),
    rows: tables({ start: numbers, end: numbers }),
  }),
  wrong: ({ options: { is }, rows }) =>
    rows.filter((row) => {
      const [start, end] = [numberOf(row['start']), numberOf(row['end'])]
      return start !== null && end !== null && !signs[is]?.(start, end)
    }).length,
  passing: {
    options: { column: 'start', is: '<=', to: 'end' },
    rows: [
      { start: 9, end: 10 },
      { start: 1, end: null },
    ],
  },
  failing: {
    options: { column: 'start', is: '<=', to: 'end' },
    rows: [
      { start: 1, end: 1 },
      { start: 777, end: 1 },
    ],
  },
  needs: ['start', 'end'],
  shown: '777',
})

test('a row whose values stand in another order is a violation', async () => {
  const rows = [
    { start: 5, end: 3 },
    { start: 1, end: 2 },
  ]
  const found = await called(compares({ column: 'start', is: '<', to: 'end' }), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"compares: Unexpected \`{ start: 5, end: 3 }\` in \`step.out\`, expected \`start\` < \`end\`, find where the two get mixed up, or drop these rows"`,
  )
  expect(found).toMatchObject([{ place: 'step.out', count: 1, total: 2, sample: [{ row: 1 }] }])
})

test.each([
  { types: ['date', 'timestamp'], pair: ['2024-05-02', '2024-05-01T23:00:00-02:00'] },
  { types: ['string', 'string'], pair: ['10', '9'] },
  { types: ['integer', 'integer'], pair: ['9007199254740992', '9007199254740993'] },
] as const)('$types are compared as what they are', async ({ types, pair: [start, end] }) => {
  const item = compares({ column: 'start', is: '>=', to: 'end' })
  const typed = { start: { type: types[0] }, end: { type: types[1] } }
  expect(await called(item, { columns: typed, rows: [{ start, end }] })).toHaveLength(1)
  expect(await called(item, { columns: typed, rows: [{ start: end, end: start }] })).toEqual([])
})
