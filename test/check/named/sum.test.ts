import { expect, test } from 'vitest'
import { sum } from '../../../src/checks.ts'
import { aggregateLaws } from '../../laws/aggregate.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

aggregateLaws({
  name: 'sum',
  of: (values) => values.reduce((all, value) => all + value, 0),
  passing: { min: 4, max: 4 },
  failing: { min: 40 },
  shown: 'sum of 4',
})

test('a sum out of its bounds is a violation, as is one of what is no number', async () => {
  const columns = { amount: {} }
  const found = [
    ...(await called(sum({ columns: 'amount', min: 5 }), { columns, rows: [{ amount: 1 }, { amount: 2.5 }] })),
    ...(await called(sum({ columns: 'amount', min: 0, max: 5 }), {
      columns,
      rows: [{ amount: 1 }, { amount: 'many' }],
    })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "sum: Unexpected sum of 3.5 in \`step.out.amount\`, expected a sum of at least 5, find what moved it, or change the bounds
    sum: Unexpected sum of NaN in \`step.out.amount\`, expected a sum of 0 to 5, find what moved it, or change the bounds"
  `)
})

test.each([{}, { min: 2, max: 1 }])('bounds of %o are refused', async (bounds) => {
  expect(
    await thrown(() => called(sum({ columns: 'amount', ...bounds }), { columns: { amount: {} }, rows: [] })),
  ).toMatchSnapshot()
})
