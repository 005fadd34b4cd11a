import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileNameFor, globMatcher } from '../../src/shared/glob.ts'

test.each([
  ['data.csv', ['data.csv'], ['dataXcsv', 'a/data.csv', 'data.csv.gz', '']],
  ['part-*.csv', ['part-0.csv', 'part-.csv'], ['part-0/1.csv', 'xpart-0.csv']],
  ['a?.csv', ['a1.csv'], ['a.csv', 'a12.csv', 'a/.csv']],
  ['**/data.csv', ['data.csv', 'a/data.csv', 'a/b/data.csv'], ['adata.csv']],
  ['a/**', ['a/b', 'a/b/c'], ['b/a', 'ab']],
  ['**', ['a', 'a/b'], []],
  ['{x}(1)[2]+^$|.csv', ['{x}(1)[2]+^$|.csv'], ['x1.csv']],
  ["it's a b.csv", ["it's a b.csv"], ['its a b.csv']],
])('the glob `%s` fits %o and not %o', (glob, good, bad) => {
  const fits = globMatcher(glob)
  expect(good.filter(fits)).toEqual(good)
  expect(bad.filter(fits)).toEqual([])
})

test.each([
  ['data.csv', 'data.csv'],
  ['part-*.csv', 'part-00000.csv'],
  ['**/deep/*.csv', 'deep/00000.csv'],
  ['a?.csv', 'a0.csv'],
  ['**', '00000'],
  ['a/**', 'a/00000'],
])('for `%s` the file `%s` is written', (glob, name) => {
  expect(fileNameFor(glob)).toBe(name)
})

test('the file that is written for a glob fits it', () => {
  const part = fc.constantFrom('a', 'b.c', '*', '?', '[', '-', '(')
  const folder = fc.oneof(
    fc.constant('**'),
    fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  )
  const glob = fc.array(folder, { minLength: 1, maxLength: 4 }).map((folders) => folders.join('/'))
  let ran = 0
  fc.assert(
    fc.property(glob, (text) => {
      expect(globMatcher(text)(fileNameFor(text))).toBe(true)
      ran++
    }),
    { numRuns: 300, seed: 1 },
  )
  expect(ran).toBe(300)
})
