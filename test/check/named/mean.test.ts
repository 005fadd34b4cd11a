import { expect, test } from 'vitest'
import { mean } from '../../../src/checks.ts'
import { aggregateLaws } from '../../laws/aggregate.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

aggregateLaws({
  name: 'mean',
  of: (values) => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length),
  passing: { min: 2, max: 2 },
  failing: { min: 40 },
  shown: 'mean of 2',
})

test('a mean out of its bounds is a violation, as is one of what is no number', async () => {
  const columns = { amount: {} }
  const found = [
    ...(await called(mean({ columns: 'amount', min: 5 }), { columns, rows: [{ amount: 1 }, { amount: 2.5 }] })),
    ...(await called(mean({ columns: 'amount', min: 0, max: 5 }), {
      columns,
      rows: [{ amount: 1 }, { amount: 'many' }],
    })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "mean: Unexpected mean of 1.75 in \`step.out.amount\`, expected a mean of at least 5, find what moved it, or change the bounds
    mean: Unexpected mean of NaN in \`step.out.amount\`, expected a mean of 0 to 5, find what moved it, or change the bounds"
  `)
})

test.each([{}, { min: 2, max: 1 }])('bounds of %o are refused', async (bounds) => {
  expect(
    await thrown(() => called(mean({ columns: 'amount', ...bounds }), { columns: { amount: {} }, rows: [] })),
  ).toMatchSnapshot()
})
