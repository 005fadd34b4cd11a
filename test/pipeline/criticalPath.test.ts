import { expect, test } from 'vitest'
import { criticalPath } from '../../src/pipeline/criticalPath.ts'
import { contract, pipeline, step } from '../support/declared.ts'

const graph = (names: string[], edges: string[]): ReturnType<typeof pipeline> =>
  pipeline(
    names.map((name) => step(name, contract([], []))),
    edges,
  )

const made = graph(Array.from('abcde'), ['a -> b', 'b -> c', 'a -> d', 'd -> e'])

test('the longest path has the most steps, the first of equals', () => {
  expect(criticalPath(made)).toEqual({ steps: ['a', 'b', 'c'], cost: 3 })
  expect(criticalPath(graph(['x'], []))).toEqual({ steps: ['x'], cost: 1 })
})

test('where seconds are given it has the most of them', () => {
  expect(criticalPath(made, { a: 1, b: 1, c: 1, d: 3 })).toEqual({ steps: ['a', 'd'], cost: 4 })
  expect(criticalPath(made, { e: 0.5 })).toEqual({ steps: ['a', 'd', 'e'], cost: 0.5 })
})

test('a name out of JavaScript has no seconds of its own', () => {
  expect(criticalPath(graph(['constructor', 'a'], []), { a: 1 })).toEqual({ steps: ['a'], cost: 1 })
})
