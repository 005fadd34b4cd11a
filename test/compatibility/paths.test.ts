import { expect, test } from 'vitest'
import { matching, readsAll, unmet } from '../../src/compatibility/paths.ts'
import type { Dataset } from '../../src/model/contract.ts'
import { dataset } from '../support/declared.ts'

const files = (...patterns: string[]): Dataset => dataset({}, { patterns })

test.each([
  ['a file by its name', ['data.csv'], ['data.csv']],
  ['a glob that finds it', ['part-*.csv'], ['*.csv']],
  ['folders by `**`', ['deep/er/data.csv'], ['**/data.csv']],
  ['all below a folder', ['a/**'], ['**']],
  ['some of many', ['train.csv', 'test.csv'], ['train.csv']],
  ['one of several datasets', ['train.csv', '*.tsv'], ['*.tsv']],
])('%s is enough', (_, promised, needed) => {
  expect(unmet([files(...promised)], files(...needed), 'missing')).toEqual([])
})

test.each([
  ['another name', 'data.csv', 'rows.csv', 'missing'],
  ['one file of a glob', 'part-*.csv', 'part-00000.csv', 'missing'],
  ['a glob that is narrower', '*.csv', 'part-*.csv', 'missing'],
  ['one character for many', 'part-*.csv', 'part-?.csv', 'missing'],
  ['another folder', 'train/data.csv', 'test/data.csv', 'layout'],
  ['a folder for none', 'train/part-*.csv', 'part-*.csv', 'layout'],
  ['any folder for one', '**/data.csv', 'train/data.csv', 'layout'],
  ['packed for plain', 'data.csv.gz', 'data.csv', 'compression'],
  ['plain for packed', 'part-*.csv', '*.csv.gz', 'compression'],
] as const)('%s is not found: %s for %s', (_, promised, needed, reason) => {
  const reasons = (['missing', 'layout', 'compression'] as const).filter(
    (each) => unmet([files(promised)], files(needed), each).length > 0,
  )
  expect(reasons).toEqual([reason])
})

test('files may come from several datasets, whole or in part', () => {
  const [a, b, c] = [files('a.csv'), files('b.csv', 'x/b.csv'), files('c.tsv')]
  expect(matching([a, b, c], files('*.csv'))).toEqual([a, b])
  expect([a, b].map((each) => readsAll(each, files('*.csv')))).toEqual([true, false])
})
