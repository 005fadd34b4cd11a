import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantile } from '../../../src/checks.ts'
import { quantileIn } from '../../laws/aggregate.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numberOf, numbers, tables, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { amount: { type: 'number' } } as const
const rows = [{ amount: 1 }, { amount: 3 }, { amount: null }]

namedCheckLaws('quantile', {
  columns,
  examples: fc.record({
    options: fc.record({
      columns: fc.constant('amount'),
      share: fc.constantFrom(0, 0.25, 0.5, 1),
      max: fc.integer({ min: -4, max: 9 }),
    }),
    rows: tables({ amount: numbers }),
  }),
  wrong({ options: { share, max = 0 }, rows: all }) {
    const value = quantileIn(
      valuesOf(all, 'amount').map((text) => numberOf(text) ?? 0),
      share,
    )
    return value !== null && !(value <= max)
  },
  passing: { options: { columns: 'amount', share: 0.5, min: 2, max: 2 }, rows },
  failing: { options: { columns: 'amount', share: 1, max: 2 }, rows },
  needs: ['amount'],
  shown: 'of 3',
})

test('a quantile out of its bounds is a violation', async () => {
  const found = await called(quantile({ columns: 'amount', share: 0.25, max: 1 }), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"quantile: Unexpected quantile 0.25 of 1.5 in \`step.out.amount\`, expected a quantile 0.25 of at most 1, find what moved it, or change the bounds"`,
  )
})
