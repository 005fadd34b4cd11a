import { expect, test } from 'vitest'
import { notFinite } from '../../../src/compatibility/rules/notFinite.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv } from '../../support/medium.ts'

test('NaN where it is not allowed is a conflict', () => {
  expect(notFinite({ type: 'number', allow: ['nan'] }, { type: 'number' }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "replace them in the producer, or write the same \`allow\` at the consumer",
      "expected": "a number",
      "received": "promise of \`nan\`",
      "witness": "NaN",
    }
  `)
})

test.each<[Column, Column]>([
  [
    { type: 'number', allow: ['nan'] },
    { type: 'number', allow: ['infinity', 'nan'] },
  ],
  [{ type: 'number', allow: ['nan'] }, { type: 'string' }],
  [{ enum: [1], allow: ['nan'] }, { type: 'number' }],
])('%o satisfies %o', (promised, needed) => {
  expect(notFinite(promised, needed, inCsv)).toBeUndefined()
})

test.each<[Column, Column, unknown]>([
  [{ type: 'number', allow: ['infinity', 'nan'] }, { type: 'number', allow: ['nan'] }, 'inf'],
])('%o does not satisfy %o, as %s shows', (promised, needed, witness) => {
  expect(notFinite(promised, needed, inCsv)).toMatchObject({ witness })
})
