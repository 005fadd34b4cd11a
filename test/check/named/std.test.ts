import { expect, test } from 'vitest'
import { std } from '../../../src/checks.ts'
import { aggregateLaws, deviationOf } from '../../laws/aggregate.ts'
import { called } from '../../support/called.ts'
import { messages, thrown } from '../../support/messages.ts'

aggregateLaws({
  name: 'std',
  of: deviationOf,
  passing: { min: 1, max: 2 },
  failing: { min: 40 },
  shown: 'standard deviation of 1.4142',
})

test('a standard deviation out of its bounds is a violation, as is one of what is no number', async () => {
  const columns = { amount: {} }
  const found = [
    ...(await called(std({ columns: 'amount', min: 5 }), { columns, rows: [{ amount: 1 }, { amount: 2.5 }] })),
    ...(await called(std({ columns: 'amount', min: 0, max: 5 }), {
      columns,
      rows: [{ amount: 1 }, { amount: 'many' }],
    })),
  ]
  expect(messages(found)).toMatchInlineSnapshot(`
    "std: Unexpected standard deviation of 1.06066017178 in \`step.out.amount\`, expected a standard deviation of at least 5, find what moved it, or change the bounds
    std: Unexpected standard deviation of NaN in \`step.out.amount\`, expected a standard deviation of 0 to 5, find what moved it, or change the bounds"
  `)
})

test.each([{}, { min: 2, max: 1 }])('bounds of %o are refused', async (bounds) => {
  expect(
    await thrown(() => called(std({ columns: 'amount', ...bounds }), { columns: { amount: {} }, rows: [] })),
  ).toMatchSnapshot()
})
