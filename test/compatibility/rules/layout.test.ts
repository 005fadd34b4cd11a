import { expect, test } from 'vitest'
import { layout } from '../../../src/compatibility/rules/layout.ts'
import { dataset } from '../../support/declared.ts'

const compare = (promised: string, needed: string): unknown =>
  layout([dataset({}, { files: promised })], dataset({}, { files: needed }))

test('a file in another folder is a conflict', () => {
  expect(compare('train/data.csv', 'data.csv')).toMatchInlineSnapshot(`
    {
      "advice": "write them there, or read \`**/\` before the name",
      "expected": "\`data.csv\`",
      "received": "folders of \`train/data.csv\`",
    }
  `)
})

test('a file that is found is none', () => {
  expect(compare('train/data.csv', '**/data.csv')).toBeUndefined()
})
