import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowCount } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { id: { type: 'integer' } } as const
const count = fc.nat({ max: 12 })

namedCheckLaws('rowCount', {
  columns,
  examples: fc.record({
    options: fc.record({ min: count, max: count }, { requiredKeys: [] }),
    rows: tables({ id: numbers }),
  }),
  wrong: ({ options: { max, min = max === undefined ? 1 : 0 }, rows }) =>
    rows.length < min || rows.length > (max ?? Infinity),
  passing: { options: { min: 1, max: 1 }, rows: [{ id: 1 }] },
  failing: { options: { min: 2 }, rows: [{ id: 1 }] },
  needs: [],
})

test('too few rows, and too many, are violations', async () => {
  const rows = [{ id: 1 }, { id: 2 }]
  const found = [
    ...(await called(rowCount(3), { columns, rows })),
    ...(await called(rowCount({ max: 1 }), { columns, rows })),
    ...(await called(rowCount(), { columns, rows: [] })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "rowCount: Unexpected 2 rows in \`step.out\`, expected at least 3 rows, find where the rows are lost or come from, or change the check
    rowCount: Unexpected 2 rows in \`step.out\`, expected at most 1 row, find where the rows are lost or come from, or change the check
    rowCount: Unexpected 0 rows in \`step.out\`, expected at least 1 row, find where the rows are lost or come from, or change the check"
  `)
})
