import { expect, test } from 'vitest'
import { references } from '../../../src/compatibility/rules/references.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv } from '../../support/medium.ts'

test('values that are to occur elsewhere are a warning', () => {
  expect(references({ type: 'integer' }, { type: 'integer', references: 'customers.id' }, inCsv))
    .toMatchInlineSnapshot(`
    {
      "advice": "write \`references: customers.id\` at the producer too, if it has that port",
      "expected": "values of \`customers.id\`",
      "fault": "contract",
      "received": "promise of values that may occur nowhere else",
      "severity": "warning",
    }
  `)
})

test.each<[Column, Column]>([
  [{ references: 'customers.id' }, { references: 'customers.id' }],
  [{ references: 'customers.id' }, {}],
])('%o satisfies %o', (promised, needed) => {
  expect(references(promised, needed, inCsv)).toBeUndefined()
})
