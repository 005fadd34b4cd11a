import { expect, test } from 'vitest'
import { missingFiles } from '../../../src/compatibility/rules/missingFiles.ts'
import { dataset } from '../../support/declared.ts'

const compare = (promised: string, needed: string): unknown =>
  missingFiles([dataset({}, { files: promised })], dataset({}, { files: needed }))

test('a file of another name is a conflict', () => {
  expect(compare('date.csv', 'data.csv')).toMatchInlineSnapshot(`
    {
      "advice": "write \`date.csv\` on both sides",
      "expected": "\`data.csv\`",
      "received": "files \`date.csv\`",
    }
  `)
})

test('a file that is found is none', () => {
  expect(compare('part-*.csv', '*.csv')).toBeUndefined()
})
