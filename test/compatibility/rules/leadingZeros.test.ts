import { expect, test } from 'vitest'
import { leadingZeros } from '../../../src/compatibility/rules/leadingZeros.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv, mediumIn } from '../../support/medium.ts'

test('texts that pandas would read as other numbers are a warning', () => {
  expect(leadingZeros({ type: 'string', enum: ['12', '007'] }, { type: 'string' }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "read it with \`dtype=str\`, or write Parquet",
      "expected": "texts that pandas reads as such",
      "fault": "contract",
      "received": "promise of texts that look like numbers (\`007\`)",
      "severity": "warning",
    }
  `)
})

test.each<[Column, Column]>([
  [{ type: 'string', enum: ['12', '7'] }, { type: 'string' }],
  [{ type: 'string', enum: ['007', 'none'] }, { type: 'string' }],
  [{ type: 'string' }, { type: 'string' }],
  [{ type: 'string', pattern: '[A-Z]{3}' }, {}],
  [{ type: 'string', enum: ['007'] }, { type: 'integer' }],
])('%o satisfies %o', (promised, needed) => {
  expect(leadingZeros(promised, needed, inCsv)).toBeUndefined()
})

test('texts of digits are told by their pattern', () => {
  const zip: Column = { type: 'string', pattern: '[0-9]{5}' }
  expect(leadingZeros(zip, zip, inCsv)).toMatchObject({ severity: 'warning' })
  expect(leadingZeros(zip, zip, mediumIn('parquet'))).toBeUndefined()
})
