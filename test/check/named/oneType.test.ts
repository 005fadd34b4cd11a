import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneType } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { amount: { type: 'number' } } as const

/** What each text looks like, if it is no number. */
const known: Record<string, string> = {
  'n/a': 'text',
  '1,5': 'text',
  '': 'text',
  true: 'boolean',
  '2024-02-28': 'date',
}

namedCheckLaws('oneType', {
  columns,
  examples: fc.record({
    options: fc.constant({ columns: 'amount' }),
    rows: fc.oneof(
      tables({ amount: numbers }),
      tables({ amount: fc.oneof(numbers, fc.constantFrom(...Object.keys(known))) }),
    ),
  }),
  wrong({ rows }) {
    const looks = valuesOf(rows, 'amount').map((text) => known[text] ?? 'number')
    const counts = [...new Set(looks)].map((look) => looks.filter((each) => each === look).length)
    return looks.length - Math.max(0, ...counts)
  },
  passing: { options: { columns: 'amount' }, rows: [{ amount: 1 }, { amount: 2.5 }, { amount: null }] },
  failing: { options: { columns: 'amount' }, rows: [{ amount: 1 }, { amount: 2 }, { amount: 'n/a' }] },
  needs: ['amount'],
  shown: 'n/a',
})

test('texts among numbers are a violation, with the rows that show it', async () => {
  const rows = [{ amount: 1 }, { amount: '1,5' }, { amount: 2 }, { amount: 3 }, { amount: null }]
  const found = await called(oneType('amount'), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"oneType: Unexpected \`1,5\` in \`step.out.amount\`, expected a number, as 75 % of the values are, mend these values, or put them into a column of their own"`,
  )
  expect(found).toMatchObject([{ count: 1, total: 5, sample: [{ row: 2 }] }])
})
