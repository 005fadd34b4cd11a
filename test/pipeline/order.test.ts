import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pipeline } from '../../src/model/pipeline.ts'
import { cycleOf, order } from '../../src/pipeline/order.ts'
import { contract, pipeline, step } from '../support/declared.ts'

const graph = (names: string[], edges: string[]): Pipeline =>
  pipeline(
    names.map((name) => step(name, contract([], []))),
    edges,
  )

test('each step comes after all that it needs, in the order of the file where that is free', () => {
  const diamond = graph(
    ['report', 'train', 'clean', 'days'],
    ['clean -> train', 'clean -> days', 'train -> report', 'days -> report'],
  )
  expect(order(diamond)).toEqual(['clean', 'train', 'days', 'report'])
  expect(order(graph(['b', 'a'], []))).toEqual(['b', 'a'])
})

test('steps in any graph without a cycle are put in order', () => {
  const graphs = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 15 }).map((pairs) => {
    const edges = pairs.filter(([from, to]) => from < to)
    return graph(
      Array.from('hgfedcba'),
      edges.map(([from, to]) => `${'abcdefgh'[from]}.out -> ${'abcdefgh'[to]}.in`),
    )
  })
  let ran = 0
  const property = fc.property(graphs, (some) => {
    const sorted = order(some)
    expect(sorted.toSorted()).toEqual(Array.from('abcdefgh'))
    expect(some.edges.filter(({ from, to }) => sorted.indexOf(from.step) > sorted.indexOf(to.step))).toEqual([])
    expect(cycleOf(some)).toBeUndefined()
    ran++
  })
  fc.assert(property, { numRuns: 200, seed: 1 })
  expect(ran).toBe(200)
})

test.each([
  ['a step that feeds itself', ['a'], ['a -> a'], ['a', 'a']],
  ['two steps', ['a', 'b'], ['a -> b', 'b -> a'], ['a', 'b', 'a']],
  ['a circle behind others', ['x', 'a', 'b', 'c'], ['x -> a', 'a -> b', 'b -> c', 'c -> a'], ['a', 'b', 'c', 'a']],
])('a cycle is told in the direction of the data: %s', (...[, names, edges, cycle]) => {
  expect(cycleOf(graph(names, edges))).toEqual(cycle)
})
