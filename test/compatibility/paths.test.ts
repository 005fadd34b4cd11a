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
  { name: 'another name', promised: 'data.csv', needed: 'rows.csv', reason: 'missing' },
  { name: 'one file of a glob', promised: 'part-*.csv', needed: 'part-00000.csv', reason: 'missing' },
  { name: 'a glob that is narrower', promised: '*.csv', needed: 'part-*.csv', reason: 'missing' },
  { name: 'one character for many', promised: 'part-*.csv', needed: 'part-?.csv', reason: 'missing' },
  { name: 'another folder', promised: 'train/data.csv', needed: 'test/data.csv', reason: 'layout' },
  { name: 'a folder for none', promised: 'train/part-*.csv', needed: 'part-*.csv', reason: 'layout' },
  { name: 'any folder for one', promised: '**/data.csv', needed: 'train/data.csv', reason: 'layout' },
  { name: 'packed for plain', promised: 'data.csv.gz', needed: 'data.csv', reason: 'compression' },
  { name: 'plain for packed', promised: 'part-*.csv', needed: '*.csv.gz', reason: 'compression' },
])('$name is not found: $promised for $needed', ({ promised, needed, reason }) => {
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
