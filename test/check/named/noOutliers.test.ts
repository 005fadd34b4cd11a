import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { noOutliers } from '../../../src/checks.ts'
import { deviationOf, quantileIn } from '../../laws/aggregate.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numberOf, numbers, tables, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { amount: { type: 'number' } } as const
const rows = [1, 2, 3, 4, 777, null].map((amount) => ({ amount }))

namedCheckLaws('noOutliers', {
  columns,
  examples: fc.record({
    options: fc.record(
      { columns: fc.constant('amount'), by: fc.constantFrom('iqr', 'zscore'), factor: fc.constantFrom(0.5, 1, 2) },
      { requiredKeys: ['columns'] },
    ),
    rows: fc.oneof(tables({ amount: numbers }), tables({ amount: fc.constantFrom('1', '2', '3') })),
  }),
  wrong({ options: { by = 'iqr', factor = by === 'iqr' ? 1.5 : 3 }, rows: all }) {
    const values = valuesOf(all, 'amount').map((text) => numberOf(text) ?? 0)
    const finite = values.filter(Number.isFinite)
    const [first, third] = [quantileIn(finite, 0.25) ?? 0, quantileIn(finite, 0.75) ?? 0]
    const mean = finite.reduce((sum, value) => sum + value, 0) / (finite.length || 1)
    const [middle, end, far] =
      by === 'iqr' ? [first, third, factor * (third - first)] : [mean, mean, factor * (deviationOf(finite) ?? 0)]
    return values.filter((value) => !(value >= middle - far && value <= end + far)).length
  },
  passing: { options: { columns: 'amount' }, rows: rows.slice(0, 4) },
  failing: { options: { columns: 'amount' }, rows },
  needs: ['amount'],
  shown: '777',
})

test('a number far from the others is a violation, with the rows that show it', async () => {
  const found = [
    ...(await called(noOutliers('amount'), { columns, rows })),
    ...(await called(noOutliers({ columns: 'amount', by: 'zscore', factor: 1.5 }), { columns, rows })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "noOutliers: Unexpected \`777\` in \`step.out.amount\`, expected a number of -1 to 7, find where these come from, or let some pass with \`mostly\`
    noOutliers: Unexpected \`777\` in \`step.out.amount\`, expected a number of -362.153101232 to 676.953101232, find where these come from, or let some pass with \`mostly\`"
  `)
  expect(found).toMatchObject([{ count: 1, total: 6, sample: [{ row: 5 }] }, { count: 1 }])
})
