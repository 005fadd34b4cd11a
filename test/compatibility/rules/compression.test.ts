import { expect, test } from 'vitest'
import { compression } from '../../../src/compatibility/rules/compression.ts'
import { dataset } from '../../support/declared.ts'

const compare = (promised: string, needed: string): unknown =>
  compression([dataset({}, { files: promised })], dataset({}, { files: needed }))

test('a packed file where a plain one is read is a conflict', () => {
  expect(compare('data.csv.gz', 'data.csv')).toMatchInlineSnapshot(`
    {
      "advice": "write them unpacked, or add \`.gz\` at the consumer",
      "expected": "\`data.csv\`",
      "received": "promise of files that are packed",
    }
  `)
})

test('a file that is found is none', () => {
  expect(compare('data.csv.gz', '*.gz')).toBeUndefined()
})

test('a plain file where a packed one is read is a conflict', () => {
  expect(compare('data.csv', 'data.csv.gz')).toMatchObject({ received: 'promise of files that are not packed' })
})
