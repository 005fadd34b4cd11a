import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneOf } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numberOf, numbers, tables, texts, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { currency: { type: 'string' }, amount: { type: 'number' } } as const

namedCheckLaws('oneOf', {
  columns,
  examples: fc.record({
    options: fc.oneof(
      fc.record({
        columns: fc.constant('currency'),
        values: fc.subarray(['a', 'b', 'A', ''], { minLength: 1 }),
      }),
      fc.record({ columns: fc.constant('amount'), values: fc.subarray([0, 1, 2.5, 1e6], { minLength: 1 }) }),
    ),
    rows: tables({ currency: texts, amount: numbers }),
  }),
  wrong: ({ options, rows }) =>
    valuesOf(rows, String(options.columns)).filter(
      (text) => !options.values.some((value) => value === (typeof value === 'number' ? numberOf(text) : text)),
    ).length,
  passing: { options: { columns: 'currency', values: ['EUR'] }, rows: [{ currency: 'EUR' }, { currency: null }] },
  failing: { options: { columns: 'currency', values: ['EUR'] }, rows: [{ currency: 'EUR' }, { currency: 'Euro' }] },
  needs: ['currency'],
  shown: 'Euro',
})

test('a value that is not listed is a violation, with the rows that show it', async () => {
  const rows = [{ currency: 'EUR' }, { currency: 'eur' }]
  const found = await called(oneOf({ columns: 'currency', values: ['EUR', 'USD'] }), { columns, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"oneOf: Unexpected \`eur\` in \`step.out.currency\`, expected \`EUR\` or \`USD\`, map these values to known ones, or add them to \`values\`"`,
  )
  expect(found).toMatchObject([{ count: 1, total: 2, sample: [{ row: 2 }] }])
})
