import { expect, test } from 'vitest'
import { matching, missingFiles } from '../../src/compatibility/files.ts'
import { dataset } from '../support/declared.ts'

const files = (...patterns: string[]): ReturnType<typeof dataset> => dataset({}, { patterns })

test.each([
  ['a file by its name', ['data.csv'], ['data.csv']],
  ['a glob that finds it', ['part-*.csv'], ['*.csv']],
  ['folders by `**`', ['deep/er/data.csv'], ['**/data.csv']],
  ['some of many', ['train.csv', 'test.csv'], ['train.csv']],
])('%s is enough', (_, promised, needed) => {
  expect(missingFiles([files(...promised)], files(...needed))).toBeUndefined()
})

test('a file that is not promised is a conflict', () => {
  expect(missingFiles([files('train.csv'), files('*.tsv')], files('train.csv', 'test.csv'))).toMatchInlineSnapshot(`
    {
      "advice": "give both sides the same \`files\`",
      "expected": "\`train.csv\` and \`test.csv\`",
      "received": "files \`train.csv\` and \`*.tsv\`",
    }
  `)
})

test('files may come from several datasets', () => {
  const [a, b, c] = [files('a.csv'), files('b.csv'), files('c.tsv')]
  expect(missingFiles([a, b, c], files('a.csv', 'b.csv'))).toBeUndefined()
  expect(matching([a, b, c], files('*.csv'))).toEqual([a, b])
})
