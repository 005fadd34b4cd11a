import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { difference, treeHash, treeOf } from '../../../src/run/cache/tree.ts'
import { folder } from '../../support/folder.ts'

const hashOf = (files: Record<string, string>): string => {
  const tree = treeOf(folder(files))
  return tree ? treeHash(tree) : 'nothing'
}

test('a folder is its relative names and bytes', () => {
  expect(hashOf({ a: '1', 'b/c': '2' })).toBe(hashOf({ 'b/c': '2', a: '1' }))
  const others = [{ a: '2', 'b/c': '2' }, { a: '1', 'b/d': '2' }, { a: '1', c: '2' }, { a: '1' }, {}, { a: '12' }]
  expect(new Set([hashOf({ a: '1', 'b/c': '2' }), ...others.map(hashOf)]).size).toBe(others.length + 1)
})

test('an empty folder inside counts, a mode does not', () => {
  const dir = folder({ a: '1' })
  const before = hashOf({ a: '1' })
  chmodSync(join(dir, 'a'), 0o755)
  expect(treeHash(treeOf(dir) ?? { folders: [], files: [] })).toBe(before)
  mkdirSync(join(dir, 'empty'))
  expect(treeHash(treeOf(dir) ?? { folders: [], files: [] })).not.toBe(before)
})

test('a folder with a link has no content of its own', () => {
  const dir = folder({ a: '1' })
  symlinkSync('a', join(dir, 'b'))
  expect(treeOf(dir)).toBeUndefined()
})

test('the first path that differs is told', () => {
  const [a, b] = [treeOf(folder({ a: '1', b: '2' })), treeOf(folder({ a: '1', b: '3', c: '' }))]
  expect(a && b && difference(a, b)).toBe('b')
  expect(a && difference(a, a)).toBeUndefined()
})
