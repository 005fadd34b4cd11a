import { expect, test } from 'vitest'
import { precision } from '../../../src/compatibility/rules/precision.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv } from '../../support/medium.ts'

test('integers that a number can not hold are a warning', () => {
  expect(precision({ type: 'integer', maximum: 1e18 }, { type: 'number' }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "declare \`type: integer\` at the consumer, or pass them as texts",
      "expected": "integers that a number holds without loss",
      "fault": "contract",
      "received": "promise of integers beyond 2^53",
      "severity": "warning",
    }
  `)
})

test.each<[Column, Column]>([
  [{ type: 'integer' }, { type: 'number' }],
  [{ type: 'integer', maximum: 2 ** 53 - 1 }, { type: 'number' }],
  [{ type: 'integer', maximum: 1e18 }, { type: 'integer' }],
  [{ type: 'integer', enum: [1, -2] }, { type: 'number' }],
])('%o satisfies %o', (promised, needed) => {
  expect(precision(promised, needed, inCsv)).toBeUndefined()
})

test('a member of a list is looked at too', () => {
  expect(precision({ type: 'integer', enum: [1, -1e18] }, { type: 'number' }, inCsv)).toBeDefined()
})
