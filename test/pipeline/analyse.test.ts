import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { affected } from '../../src/pipeline/affected.ts'
import { analyse } from '../../src/pipeline/analyse.ts'
import { criticalPath } from '../../src/pipeline/criticalPath.ts'
import { order } from '../../src/pipeline/order.ts'
import { paths } from '../../src/pipeline/paths.ts'
import { contract, pipeline, step } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const graph = (names: string[], edges: string[]): ReturnType<typeof pipeline> =>
  pipeline(
    names.map((name) => step(name, contract([], []))),
    edges,
  )

test('the ends, the parts and the chains of a pipeline are told in the order of the data', () => {
  const made = graph(Array.from('abcdefxy'), ['a -> b', 'b -> c', 'c -> d', 'c -> e', 'd -> f', 'e -> f', 'x -> y'])
  expect(analyse(made)).toEqual({
    order: ['a', 'b', 'c', 'd', 'e', 'f', 'x', 'y'],
    sources: ['a', 'x'],
    sinks: ['f', 'y'],
    parts: [
      ['a', 'b', 'c', 'd', 'e', 'f'],
      ['x', 'y'],
    ],
    chains: [
      ['a', 'b', 'c'],
      ['x', 'y'],
    ],
  })
})

test('two edges between two steps are one link of a chain', () => {
  expect(analyse(graph(['a', 'b'], ['a.x -> b.x', 'a.y -> b.y'])).chains).toEqual([['a', 'b']])
})

test('a step that hangs on nothing is a part, a source and a sink, and no chain', () => {
  const alone = { order: ['a'], sources: ['a'], sinks: ['a'], parts: [['a']], chains: [] }
  expect(analyse(graph(['a'], []))).toEqual(alone)
})

test('a circle is refused with all its steps', async () => {
  const made = graph(Array.from('abc'), ['a -> b', 'b -> c', 'c -> a'])
  expect(await thrown(() => analyse(made))).toContain('Unexpected cycle `a` -> `b` -> `c` -> `a`')
})

test('parts and chains of any graph hold each step as often as they should', () => {
  const letters = Array.from('abcdefgh')
  const pairs = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 9 })
  const property = fc.property(pairs, (some) => {
    const edges = some.filter(([from, to]) => from < to).map(([from, to]) => `${letters[from]} -> ${letters[to]}`)
    const { order: sorted, parts, chains } = analyse(graph(letters, edges))
    expect(parts.flat().toSorted()).toEqual(letters)
    const partOf = (name: string): number => parts.findIndex((part) => part.includes(name))
    for (const edge of edges) expect(partOf(edge[0] ?? '')).toBe(partOf(edge.at(-1) ?? ''))
    for (const list of [...parts, ...chains]) expect(list).toEqual(sorted.filter((name) => list.includes(name)))
    expect(new Set(chains.flat()).size).toBe(chains.flat().length)
    for (const chain of chains)
      for (const [at, name] of chain.slice(1).entries()) expect(edges).toContain(`${chain[at]} -> ${name}`)
  })
  fc.assert(property, { numRuns: 300, seed: 1 })
})

test('a chain of 100,000 steps is analysed like any other', () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `s${index}`)
  const only = contract([], [])
  const made = {
    steps: Object.fromEntries(names.map((name) => [name, step(name, only)])),
    outside: {},
    // against the order of the file, which is the deepest way to go
    edges: names.slice(1).map((name, index) => ({ from: { step: name }, to: { step: `s${index}` } })),
  }
  const [last = ''] = names.slice(-1)
  expect(order(made).slice(0, 2)).toEqual([last, 's99998'])
  expect(analyse(made)).toMatchObject({ sources: [last], sinks: ['s0'], parts: { length: 1 }, chains: { length: 1 } })
  expect(criticalPath(made).cost).toBe(100_000)
  expect(affected(made, 's50000')).toHaveLength(50_001)
  expect(paths(made, last, 's0')).toMatchObject({ cut: false, paths: [{ length: 100_000 }] })
}, 60_000)
