import { expect, test } from 'vitest'
import { relations } from '../../../src/check/relations.ts'
import { misfits, sheets, wrote } from '../../support/related.ts'

test('a column more stands beside the others', () => {
  const [varied] = relations.extraColumns.vary(sheets('raw/a.csv', [1, 2]), {})
  expect(varied).toMatchObject({ 'raw/a.csv': [{ name: 'n' }, { name: 'column_nobody_asked_for', values: [0, 1] }] })
})

test('what is written is the same, in the same order', () => {
  expect(misfits('extraColumns', [wrote([1, 2]), wrote([1, 2])])).toEqual([])
  expect(misfits('extraColumns', [wrote([1, 2]), wrote([2, 1])])).toEqual(['out/a.csv: other order of the rows'])
  expect(misfits('extraColumns', [wrote([1]), wrote([1, 2])])).toEqual([
    'out/a.csv: 0 rows less and 1 row more',
    'new    { n: 2 }',
  ])
})

test('columns that are ignored do not count', () => {
  expect(misfits('extraColumns', [wrote([1]), wrote([2])], { ignore: ['n'] })).toEqual([])
})
