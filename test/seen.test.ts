import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { needs } from '../src/needs.ts'
import { needsSeenBy, rememberNamed, rememberTouched } from '../src/seen.ts'
import { folder } from './support/folder.ts'

const touched = (read: string[], listed: string[] = []) => ({ read, listed, imported: [], beyond: [] })

/** A flow of one test, as far as it is asked. */
const flowOf = (name: string, tests: { ok: boolean }[] = [{ ok: true }]) =>
  ({ pipeline: { name }, plan: { groups: [{ tests: [{}] }] }, record: { tests } }) as never // it has much more

function specIn(): string {
  return join(folder({ 'package.json': '{}', 'data/a.csv': '', 'a.test.ts': '' }), 'a.test.ts')
}

test('what a test file names and what its runs looked at is known to the next process', () => {
  const spec = specIn()
  const data = join(spec, '../data')
  rememberNamed(spec, 'one', needs({ files: ['/a.yaml'] }))
  rememberTouched(spec, flowOf('one'), [touched(['/a.py']), touched(['/b.json'], [data])])
  expect(needsSeenBy(spec)).toEqual({
    files: ['/a.yaml', '/a.py', '/b.json'],
    globs: [],
    listed: { [data]: ['a.csv'] },
  })
})

test('what ran last counts, and beside it what ran before where not all of it ran', () => {
  const spec = specIn()
  rememberNamed(spec, 'one', needs({}))
  rememberTouched(spec, flowOf('one'), [touched(['/a'])])
  rememberTouched(spec, flowOf('one', [{ ok: false }]), [touched(['/b'])])
  expect(needsSeenBy(spec).files).toEqual(['/a', '/b'])
  rememberTouched(spec, flowOf('one', []), [touched(['/c'])])
  expect(needsSeenBy(spec).files).toEqual(['/a', '/b', '/c'])
  rememberTouched(spec, flowOf('one'), [touched(['/b'])])
  expect(needsSeenBy(spec).files).toEqual(['/b'])
})

test('several descriptions of a file are known together', () => {
  const spec = specIn()
  rememberNamed(spec, 'one', needs({ files: ['/a'] }))
  rememberNamed(spec, 'two', needs({ files: ['/b'] }))
  rememberNamed(spec, 'two', needs({ files: ['/c'] }))
  expect(needsSeenBy(spec).files).toEqual(['/a', '/b', '/c'])
})

test.each(['', '{', '7', '{ "one": 7 }', '{ "one": null }'])(
  'nothing is known where somebody else wrote %j',
  (text) => {
    const spec = specIn()
    rememberNamed(spec, 'one', needs({ files: ['/a'] }))
    const home = join(spec, '../.pipeproof/cache/needs')
    for (const name of readdirSync(home)) writeFileSync(join(home, name), text)
    expect(needsSeenBy(spec)).toEqual(needs({}))
    expect(() => rememberNamed(spec, 'one', needs({}))).not.toThrow()
  },
)

test('nothing is said where nothing can be written', () => {
  const spec = specIn()
  mkdirSync(join(spec, '../.pipeproof'))
  writeFileSync(join(spec, '../.pipeproof/cache'), 'a file')
  rememberNamed(spec, 'one', needs({ files: ['/a'] }))
  rememberTouched(spec, flowOf('unknown'), [])
  expect(needsSeenBy(spec)).toEqual(needs({}))
})
