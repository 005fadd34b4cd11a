import { describe, expect, test } from 'vitest'
import { layoutOf } from '../../../src/contract/infer/layout.ts'

const named = (files: string[], all = files): unknown => {
  const found = layoutOf(files, all)
  return found && [found.files, found.vars]
}

describe('files of one dataset', () => {
  const ways: Record<string, { files: string[]; name: unknown }> = {
    'are their only name': { files: ['orders.csv'], name: ['orders.csv', {}] },
    'are counted, even if it is one': { files: ['part-00000.csv'], name: ['part-*.csv', {}] },
    'are counted with what makes them unlike': {
      files: ['part-00000-3f2a.parquet', 'part-00001-77bc.parquet'],
      name: ['part-*.parquet', {}],
    },
    'stand in folders of splits, and repeat them': {
      files: ['test/test_data.csv', 'train/train_data.csv'],
      name: ['{split}/{split}_data.csv', { split: ['test', 'train'] }],
    },
    'are named after splits': {
      files: ['train.csv', 'validation.csv'],
      name: ['{split}.csv', { split: ['train', 'validation'] }],
    },
    'stand in folders of another kind': {
      files: ['eu/x.csv', 'us/x.csv'],
      name: ['{part}/x.csv', { part: ['eu', 'us'] }],
    },
    'have names that end alike': { files: ['jan_2026.csv', 'feb_2026.csv'], name: ['*_2026.csv', {}] },
    'have numbers that are not cut in two': { files: ['a-10.csv', 'a-11.csv'], name: ['a-*.csv', {}] },
    'are pieces in folders of splits': {
      files: ['test/part-0.csv', 'train/part-0.csv', 'train/part-1.csv'],
      name: ['{split}/part-*.csv', { split: ['test', 'train'] }],
    },
  }
  test.for(Object.entries(ways))('%s', ([, { files, name }]) => {
    expect(named(files)).toEqual(name)
  })
})

test('files at several depths have no one name', () => {
  expect(named(['a.csv', 'b/c.csv'])).toBeUndefined()
})

test('a name that stands for other files of the folder too is none', () => {
  expect(named(['a_1.csv', 'b_1.csv'], ['a_1.csv', 'b_1.csv', 'c_1.csv'])).toBeUndefined()
})

test('a variable that is taken by other values has another name', () => {
  const files = ['test/x.csv', 'train/x.csv']
  expect(layoutOf(files, files, { split: ['test', 'train'] })?.vars).toEqual({ split: ['test', 'train'] })
  expect(layoutOf(files, files, { split: ['train', 'validation'] })?.vars).toEqual({ split2: ['test', 'train'] })
})
