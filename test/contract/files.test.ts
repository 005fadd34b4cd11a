import { expect, test } from 'vitest'
import { expand, isBelow, unknownVariable } from '../../src/contract/files.ts'

test.each<[string, Record<string, string[]>, string[]]>([
  ['data.csv', { split: ['train'] }, ['data.csv']],
  ['{split}/{split}_data.csv', { split: ['train', 'test'] }, ['train/train_data.csv', 'test/test_data.csv']],
  ['{a}{b}.csv', { a: ['1', '2'], b: ['x', 'y'] }, ['1x.csv', '1y.csv', '2x.csv', '2y.csv']],
  ['{a}.csv', { a: ['$&', '{a}'] }, ['$&.csv', '{a}.csv']],
  ['{a}.csv', { a: ['{b}'], b: ['{a}'] }, ['{b}.csv']],
  ['./a//b.csv', {}, ['a/b.csv']],
])('`%s` with %o is %o', (files, vars, patterns) => {
  expect(expand(files, vars).map(({ pattern }) => pattern)).toEqual(patterns)
})

test('each pattern knows what stands in it', () => {
  const all = expand('{a}-*.csv', { a: ['1', '2'], other: ['x'] })
  expect(all.map(({ chosen }) => chosen)).toEqual([{ a: '1' }, { a: '2' }])
})

test('a name in braces that is no variable is told', () => {
  expect(unknownVariable('{a}/{b}.csv', { a: ['1'] })).toBe('b')
  expect(unknownVariable('{constructor}.csv', {})).toBe('constructor')
  expect(unknownVariable('{a}.csv', { a: ['1'] })).toBeUndefined()
})

test.each([
  ['a/b.csv', true],
  ['a..b.csv', true],
  ['/a.csv', false],
  ['../a.csv', false],
  ['a/../../b.csv', false],
])('`%s` is below the folder: %s', (files, expected) => {
  expect(isBelow(files)).toBe(expected)
})
