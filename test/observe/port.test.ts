import { join } from 'node:path'
import { expect, test } from 'vitest'
import { observePort } from '../../src/observe/port.ts'
import { dataset, port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

const split = port('out', undefined, {
  datasets: {
    data: dataset({ id: {} }, { name: 'data', patterns: ['train/*.csv', 'test/*.csv'] }),
    model: dataset(undefined, { name: 'model', patterns: ['model.tar.gz'] }),
  },
})

test('each dataset gets the files that fit one of its patterns, and the patterns that none fits', () => {
  const dir = folder({
    'train/b.csv': '',
    'train/a.csv': '',
    'train/deep/c.csv': '',
    'other.txt': '',
    'model.tar.gz': '',
  })
  const { place, files, datasets } = observePort('clean', split, dir)
  expect(place).toBe('clean.out')
  expect(files).toEqual(['model.tar.gz', 'other.txt', 'train/a.csv', 'train/b.csv', 'train/deep/c.csv'])
  expect(datasets.map(({ files: found, missing }) => [found, missing])).toEqual([
    [['train/a.csv', 'train/b.csv'], ['test/*.csv']],
    [['model.tar.gz'], []],
  ])
})

test.each(['nowhere', 'file'])('a folder that is not there, or is a file, has nothing: %s', (name) => {
  const { files, datasets } = observePort('clean', split, join(folder({ file: '' }), name))
  expect(files).toEqual([])
  expect(datasets.map(({ missing }) => missing)).toEqual([['train/*.csv', 'test/*.csv'], ['model.tar.gz']])
})
