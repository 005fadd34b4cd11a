import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { filesBelow, isFile, namesIn, nearestFile, replaceFile, statsOf } from '../../src/shared/files.ts'
import { folder } from '../support/folder.ts'

test('the files below a folder are told in order, with the folders that they are in', () => {
  const dir = folder({ 'b.csv': '', 'a/z.csv': '', 'a/b/c.csv': '', '.hidden': '', 'a b [1].csv': '' })
  mkdirSync(join(dir, 'empty'))
  expect(filesBelow(dir)).toEqual(['.hidden', 'a b [1].csv', 'a/b/c.csv', 'a/z.csv', 'b.csv'])
})

test('a folder that is not there, or is a file, has no files', () => {
  const dir = folder({ file: '' })
  expect([filesBelow(join(dir, 'nowhere')), filesBelow(join(dir, 'file'))]).toEqual([[], []])
  expect([namesIn(join(dir, 'nowhere')), namesIn(dir)]).toEqual([[], ['file']])
})

test('a link to a file is a file; one that leads nowhere, to a folder or to a pipe is none', () => {
  const dir = folder({ 'a.csv': '', 'deep/b.csv': '' })
  execFileSync('mkfifo', [join(dir, 'pipe')])
  const links = { 'latest.csv': 'a.csv', 'lost.csv': 'nowhere', around: '.', 'pipe.csv': 'pipe' }
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(dir, name))
  expect(filesBelow(dir)).toEqual(['a.csv', 'deep/b.csv', 'latest.csv'])
})

test('the file beside a path that is like it is named with the path as it was written', () => {
  const dir = folder({ 'orders.csv': '' })
  expect(nearestFile('data/order.csv', dir, 'order.csv')).toBe('data/orders.csv')
  expect(nearestFile('data/customers.json', dir, 'customers.json')).toBeUndefined()
})

test('a file that is replaced leaves nothing beside it', () => {
  const dir = folder({ 'a.json': 'old and long' })
  replaceFile(join(dir, 'a.json'), 'new')
  expect([readFileSync(join(dir, 'a.json'), 'utf8'), filesBelow(dir)]).toEqual(['new', ['a.json']])
})

test('nothing is at a path that can not be', () => {
  const dir = folder({ file: '' })
  const odd = ['nowhere', 'file/x', 'a\0b', 'x'.repeat(5000)].map((name) => join(dir, name))
  expect(odd.map((path) => statsOf(path))).toEqual([undefined, undefined, undefined, undefined])
  expect([...odd, dir, join(dir, 'file')].map(isFile)).toEqual([false, false, false, false, false, true])
})

test('a name is not nearest to itself', () => {
  const dir = folder({ 'a.yaml': '' })
  expect(nearestFile('a.yaml', dir, 'a.yaml')).toBeUndefined()
})
