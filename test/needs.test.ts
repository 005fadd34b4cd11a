import { rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allNeeds, isNeeded, needs, needsIn, placed, type Needs } from '../src/needs.ts'
import { folder } from './support/folder.ts'

const below = (dir: string, { files, globs }: Needs): Partial<Needs> => ({
  files: files.map((file) => relative(dir, file)).toSorted(),
  globs: globs.map((glob) => relative(dir, glob)),
})

const data = {
  'raw/a.csv': '',
  'raw/deep/b.csv': '',
  'raw/notes.txt': '',
  'one.csv': 'a\n',
}

describe('a path', () => {
  test.each([
    ['one.csv', { files: ['one.csv'], globs: [] }],
    ['raw', { files: ['raw/a.csv', 'raw/deep/b.csv', 'raw/notes.txt'], globs: ['raw/**'] }],
    ['raw/', { files: ['raw/a.csv', 'raw/deep/b.csv', 'raw/notes.txt'], globs: ['raw/**'] }],
    ['raw/*.csv', { files: ['raw/a.csv'], globs: ['raw/*.csv'] }],
    ['missing.csv', { files: ['missing.csv'], globs: [] }],
  ])('%s stands for its files, and for those to come', (path, expected) => {
    const dir = folder(data)
    expect(below(dir, placed(`${dir}/${path}`))).toEqual(expected)
  })
})

describe('a loaded value', () => {
  test('needs the files that it names by whole paths, however deep, and no others', () => {
    const dir = folder({ ...data, 'a.py': '' })
    const value = { a: [{ script: join(dir, 'a.py') }, { words: ['one.csv', '/', dir] }], at: { file: join(dir, 'x') } }
    expect(below(dir, needsIn(value))).toEqual({ files: ['a.py'], globs: [] })
  })

  test('needs folders where data is taken from, and what a command uses', () => {
    const dir = folder(data)
    const value = {
      case: { kind: 'local', path: join(dir, 'raw') },
      other: { kind: 'like', path: join(dir, 'one.csv') },
      contract: { uses: [join(dir, 'raw/*.txt')] },
    }
    expect(below(dir, needsIn(value))).toEqual({
      files: ['one.csv', 'raw/a.csv', 'raw/deep/b.csv', 'raw/notes.txt'],
      globs: ['raw/**', 'raw/*.txt'],
    })
  })

  test('needs the files of data that has a name', () => {
    const dir = folder({
      ...data,
      'pipeproof.data.yaml': `data:\n  rows@1:\n    path: raw/a.csv\n    format: csv\n    rows: 0\n    columns: { a: integer }\n    fits: [a.yaml#x]\n    files: { raw/a.csv: ${'a'.repeat(64)} }\n`,
    })
    const spec = (name: string): object => ({ kind: 'data', name, manifest: join(dir, 'pipeproof.data.yaml') })
    expect(below(dir, needsIn(spec('rows'))).files).toContain('raw/a.csv')
    expect(below(dir, needsIn(spec('unknown'))).files).toEqual(['pipeproof.data.yaml'])
  })

  test('may hold itself', () => {
    const value: Record<string, unknown> = {}
    value['self'] = value
    expect(needsIn(value)).toEqual(needs({}))
  })
})

test('a file counts that is named, that fits a glob, or that came or went where somebody asked for names', () => {
  const dir = folder({ 'a.csv': '', 'b.csv': '' })
  const all = allNeeds([
    needs({ files: ['/x/named.py'] }),
    needs({ globs: ['/x/raw/**'] }),
    needs({ listed: { [dir]: ['a.csv', 'b.csv'] } }),
  ])
  expect(isNeeded(all, '/x/named.py')).toBe(true)
  expect(isNeeded(all, '/x/raw/deep/new.csv')).toBe(true)
  expect(isNeeded(all, '/x/other.py')).toBe(false)
  expect(isNeeded(all, join(dir, 'a.csv'))).toBe(false)
  writeFileSync(join(dir, 'new.csv'), '')
  rmSync(join(dir, 'b.csv'))
  expect(isNeeded(all, join(dir, 'new.csv'))).toBe(true)
  expect(isNeeded(all, join(dir, 'b.csv'))).toBe(true)
})
