import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasColumns } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { id: {}, amount: {}, day: {} } as const

namedCheckLaws('hasColumns', {
  columns,
  examples: fc.record({
    options: fc.record(
      {
        columns: fc
          .shuffledSubarray(['id', 'amount', 'day'], { minLength: 1 })
          .chain((names) => fc.constantFrom(names, names, [...names, 'x'])),
        exact: fc.boolean(),
        ordered: fc.boolean(),
      },
      { requiredKeys: ['columns'] },
    ),
    rows: tables({ id: numbers }),
  }),
  wrong({ options: { columns: wanted, exact, ordered } }) {
    const all = Object.keys(columns)
    const places = [wanted].flat().map((name) => all.indexOf(name))
    const isInOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))
    return places.includes(-1) || (exact === true && places.length < 3) || (ordered === true && !isInOrder)
  },
  passing: { options: { columns: ['id', 'amount', 'day'], exact: true, ordered: true }, rows: [{ id: 1 }] },
  failing: { options: { columns: ['id', 'price'] }, rows: [{ id: 1 }] },
  needs: ['id', 'amount', 'day'],
})

test('a column that lacks, one too many and another order are violations', async () => {
  const found = [
    ...(await called(hasColumns(['id', 'amuont']), { columns, rows: [] })),
    ...(await called(hasColumns({ columns: ['id', 'amount'], exact: true }), { columns, rows: [] })),
    ...(await called(hasColumns({ columns: ['day', 'id'], ordered: true }), { columns, rows: [] })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "hasColumns: Unexpected columns \`id\`, \`amount\` and \`day\` in \`step.out.amuont\`, expected a column \`amuont\`, rename \`amount\`
    hasColumns: Unexpected columns \`day\` in \`step.out\`, expected no more than \`id\` and \`amount\`, drop them, or declare them
    hasColumns: Unexpected columns in the order id, day in \`step.out\`, expected the order day, id, write them in this order"
  `)
})
