import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasType } from '../../../src/checks.ts'
import { namedCheckLaws } from '../../laws/namedCheck.ts'
import { numbers, tables, texts, valuesOf } from '../../laws/cells.ts'
import { called } from '../../support/called.ts'
import { messages } from '../../support/messages.ts'

const columns = { name: {}, amount: {} } as const

const forms = {
  integer: /^-?\d+$/,
  number: /^(-?\d+([.]\d+)?(e\d+)?|NaN|-?inf)$/,
  boolean: /^(true|True)$/,
  string: /^/,
}

namedCheckLaws('hasType', {
  columns,
  examples: fc.record({
    options: fc.record({
      columns: fc.constantFrom('name', ['amount', 'name']),
      type: fc.constantFrom(...(Object.keys(forms) as (keyof typeof forms)[])),
    }),
    rows: tables({ name: fc.oneof(texts, fc.constantFrom('true', 'True', 'yes')), amount: numbers }),
  }),
  wrong: ({ options, rows }) =>
    [options.columns]
      .flat()
      .flatMap((name) => valuesOf(rows, name).filter((text) => !forms[options.type as keyof typeof forms].test(text)))
      .length,
  passing: { options: { columns: 'amount', type: 'integer' }, rows: [{ amount: 1 }, { amount: null }] },
  failing: { options: { columns: 'amount', type: 'integer' }, rows: [{ amount: 1 }, { amount: 'many' }] },
  needs: ['amount'],
  shown: 'many',
})

test('a value of another type is a violation, with the rows that show it', async () => {
  const rows = [{ amount: '2024-02-28' }, { amount: '2024-02-31' }]
  const found = await called(hasType({ columns: 'amount', type: 'date' }), { columns: { amount: {} }, rows })
  expect(messages(found)).toMatchInlineSnapshot(
    `"hasType: Unexpected \`2024-02-31\` in \`step.out.amount\`, expected a date, write this column as date, or change the check"`,
  )
  expect(found).toMatchObject([{ count: 1, total: 2, sample: [{ row: 2 }] }])
})
