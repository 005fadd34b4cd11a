import { expect, test } from 'vitest'
import { median } from '../../../src/checks.ts'
import { aggregateLaws, quantileIn } from '../../laws/aggregate.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

aggregateLaws({
  name: 'median',
  of: (values) => quantileIn(values, 0.5),
  passing: { min: 2, max: 2 },
  failing: { min: 40 },
  shown: 'median of 2',
})

test('a median out of its bounds is a violation, as is one of what is no number', async () => {
  const columns = { amount: {} }
  const found = [
    ...(await called(median({ columns: 'amount', min: 5 }), { columns, rows: [{ amount: 1 }, { amount: 2.5 }] })),
    ...(await called(median({ columns: 'amount', min: 0, max: 5 }), {
      columns,
      rows: [{ amount: 1 }, { amount: 'many' }],
    })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "median: Unexpected median of 1.75 in \`step.out.amount\`, expected a median of at least 5, find what moved it, or change the bounds
    median: Unexpected median of NaN in \`step.out.amount\`, expected a median of 0 to 5, find what moved it, or change the bounds"
  `)
})

test.each([{}, { min: 2, max: 1 }])('bounds of %o are refused', async (bounds) => {
  expect(
    await thrown(() => called(median({ columns: 'amount', ...bounds }), { columns: { amount: {} }, rows: [] })),
  ).toMatchSnapshot()
})
