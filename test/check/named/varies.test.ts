import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { varies } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { tables, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { amount: { type: 'number' } } as const

namedCheckLaws('varies', {
  columns,
  examples: fc.record({
    options: fc.constant({ columns: 'amount' }),
    rows: tables({ amount: fc.option(fc.constantFrom('1', '1', 'NaN'), { freq: 3 }) }),
  }),
  wrong: ({ rows }) => rows.length > 1 && new Set(valuesOf(rows, 'amount')).size < 2,
  passing: { options: { columns: 'amount' }, rows: [{ amount: 1 }, { amount: 2 }] },
  failing: { options: { columns: 'amount' }, rows: [{ amount: 777 }, { amount: 777 }] },
  needs: ['amount'],
  shown: '777',
})

test('one value in all rows is a violation, however it is written', async () => {
  const found = [
    ...(await called(varies('amount'), { columns, rows: [{ amount: '1' }, { amount: '1.0' }, { amount: null }] })),
    ...(await called(varies('amount'), { columns, rows: [{ amount: null }, { amount: null }] })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "varies: Unexpected \`1.0\` alone in 3 rows in \`step.out.amount\`, expected more than one value, find what makes it constant, or drop the column
    varies: Unexpected \`null\` alone in 2 rows in \`step.out.amount\`, expected more than one value, find what makes it constant, or drop the column"
  `)
})
