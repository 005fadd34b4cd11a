import { expect, test } from 'vitest'
import { documentDifferences } from '../../src/check/documentDifferences.ts'

const told = (received: unknown, expected: unknown, tolerance?: number): string[] =>
  documentDifferences(received, expected, { file: 'm.json', tolerance }).map(
    ({ column = '', received: is, expected: was }) => `${column}: ${was} -> ${is}`,
  )

test('each value that differs is told by its path', () => {
  const before = { auc: 0.9, classes: [{ f1: 1, name: 'a' }], gone: null, kind: 'x', list: [1], same: { a: [1, '2'] } }
  const now = { auc: 0.8, classes: [{ f1: 2, name: 'b' }], kind: 1, list: { 0: 1 }, same: { a: [1, '2'] }, added: {} }
  expect(told(now, before)).toEqual([
    'auc: `0.9` -> `0.8`',
    'classes.0.f1: `1` -> `2`',
    'classes.0.name: `a` -> `b`',
    'gone: `null` -> nothing',
    'kind: `x` -> `1`',
    'list: a map or a list -> a map or a list',
    'added: nothing -> a map or a list',
  ])
  expect(told(now, now)).toEqual([])
})

test('numbers may be apart by the tolerance, of themselves where they are large', () => {
  expect(told([1 + 1e-10, 1e12], [1, 1e12 + 1])).toEqual([])
  expect(told([1.05, 105], [1, 100], 0.05)).toEqual([])
  expect(told([1.06, 106], [1, 100], 0.05)).toEqual(['0: `1` -> `1.06`', '1: `100` -> `106`'])
})

test('a name that JavaScript has is a name', () => {
  expect(told({}, JSON.parse('{ "__proto__": 1, "toString": 2 }'))).toEqual([
    '__proto__: `1` -> nothing',
    'toString: `2` -> nothing',
  ])
})
