import { join } from 'node:path'
import { expect, test } from 'vitest'
import { needed } from '../../preset/needed.ts'
import { folder } from '../support/folder.ts'

function filesIn(): { dir: string; files: string[]; at: (name: string) => string } {
  const dir = folder({ 'a.py': '', 'a.csv': '', 'a.json': '{}', 'b.json': '{', 'a.mjs': '' })
  const at = (name: string): string => join(dir, name)
  return { dir, at, files: ['a.py', 'a.csv', 'a.json', 'b.json', 'a.mjs', 'missing.py'].map(at) }
}

test('a module loads scripts, whose lines are shown, and imports what else is there, but nobody runs it', () => {
  const { dir, files } = filesIn()
  const line = needed().lineFor({ files, globs: [], listed: {} }).replaceAll(dir, '')
  expect(line).toBe(
    ';import "/a.py"\n;() => [import("/a.csv"), import("/a.json"), import("/b.json"), import("/a.mjs")]\n',
  )
})

test('a pipeline that is a test by itself is not loaded into another test', () => {
  const dir = folder({ 'a.pipeline.yaml': '', 'pipeline.yaml': '' })
  const files = ['a.pipeline.yaml', 'pipeline.yaml'].map((name) => join(dir, name))
  expect(needed().lineFor({ files, globs: [], listed: {} }).replaceAll(dir, '')).toBe(
    ';import "/pipeline.yaml"\n;() => [import("/a.pipeline.yaml")]\n',
  )
})

test('nothing needed is no line', () => {
  const { at } = filesIn()
  expect(needed().lineFor({ files: [at('missing.py')], globs: [], listed: {} })).toBe('')
})

test('what is no module is an empty one, once it is needed; what a test could import is left as it is', () => {
  const { at, files } = filesIn()
  const { lineFor, moduleOf } = needed()
  expect(moduleOf(at('a.py'))).toBeUndefined()
  lineFor({ files, globs: [], listed: {} })
  expect(files.map((file) => moduleOf(file))).toEqual(['export {}', 'export {}', undefined, '{}', undefined, undefined])
})
