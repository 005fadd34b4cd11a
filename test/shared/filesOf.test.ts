import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { filesOf } from '../../src/shared/filesOf.ts'
import { folder } from '../support/folder.ts'

test('a glob finds files, and the folders in which another could be', () => {
  const dir = folder({ 'a.js': '', 'lib/b.js': '', 'lib/c.txt': '', 'lib/deep/d.js': '' })
  const found = (glob: string): string[][] => {
    const { files, folders } = filesOf(join(dir, glob))
    return [files, folders].map((paths) => paths.map((path) => relative(dir, path) || '.').toSorted())
  }
  expect(found('a.js')).toEqual([['a.js'], []])
  expect(found('lib/*.js')).toEqual([['lib/b.js'], ['lib']])
  expect(found('**/*.js')).toEqual([
    ['a.js', 'lib/b.js', 'lib/deep/d.js'],
    ['.', 'lib', 'lib/deep'],
  ])
  expect(found('lib/*/d.js')).toEqual([['lib/deep/d.js'], ['lib', 'lib/deep']])
  expect(found('nowhere/*.js')[0]).toEqual([])
  expect(found('lib')).toEqual([[], []])
})
