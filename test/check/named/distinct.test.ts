import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinct } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables, texts, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { name: { type: 'string' }, amount: { type: 'number' } } as const

namedCheckLaws('distinct', {
  columns,
  examples: fc.record({
    options: fc
      .record({ columns: fc.constantFrom('name', 'amount'), min: fc.nat({ max: 5 }), width: fc.nat({ max: 3 }) })
      .map(({ columns: name, min, width }) => ({ columns: name, min, max: min + width })),
    rows: tables({ name: texts, amount: numbers }),
  }),
  wrong({ options: { columns: name, min = 0, max = 0 }, rows }) {
    const count = new Set(valuesOf(rows, String(name))).size
    return count < min || count > max
  },
  passing: { options: { columns: 'name', min: 2, max: 2 }, rows: [{ name: 'a' }, { name: 'b' }, { name: 'a' }] },
  failing: { options: { columns: 'name', min: 2 }, rows: [{ name: 'a' }, { name: 'a' }] },
  needs: ['name'],
})

test('too few distinct values are a violation; `1` and `1.0` are one number', async () => {
  const rows = [{ amount: '1' }, { amount: '1.0' }, { amount: null }]
  const found = await called(distinct({ columns: 'amount', min: 2 }), { columns: { amount: columns.amount }, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"distinct: Unexpected number of distinct values of 1 in \`step.out.amount\`, expected a number of distinct values of at least 2, find what moved it, or change the bounds"`,
  )
})
