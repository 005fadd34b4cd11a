import { expect, test } from 'vitest'
import { textFormat } from '../../../src/compatibility/rules/textFormat.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv } from '../../support/medium.ts'

test('texts of any form are a conflict', () => {
  expect(textFormat({ type: 'string' }, { type: 'string', format: 'date-time' }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "write \`format: date-time\` at the producer if it keeps that, or remove it at the consumer",
      "expected": "a text of the form \`date-time\`",
      "received": "promise of a text",
      "witness": "abc",
    }
  `)
})

test.each<[Column, Column]>([
  [{ format: 'email' }, { format: 'email' }],
  [{ type: 'date' }, { format: 'date' }],
  [{ type: 'string' }, { type: 'string' }],
])('%o satisfies %o', (promised, needed) => {
  expect(textFormat(promised, needed, inCsv)).toBeUndefined()
})
