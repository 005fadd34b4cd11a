import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { paths } from '../../src/pipeline/paths.ts'
import { contract, pipeline, step } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const graph = (names: string[], edges: string[]): ReturnType<typeof pipeline> =>
  pipeline(
    names.map((name) => step(name, contract([], []))),
    edges,
  )

test('every way between two steps is found, what leads elsewhere is not entered', () => {
  const made = graph(Array.from('abcdx'), ['a -> b', 'a -> c', 'b -> d', 'c -> d', 'b -> x', 'a -> d'])
  expect(paths(made, 'a', 'd')).toEqual({
    paths: [
      ['a', 'b', 'd'],
      ['a', 'c', 'd'],
      ['a', 'd'],
    ],
    cut: false,
  })
  expect(paths(made, 'd', 'a')).toEqual({ paths: [], cut: false })
  expect(paths(made, 'a', 'a')).toEqual({ paths: [['a']], cut: false })
})

test('a step that is not there is refused', async () => {
  expect(await thrown(() => paths(graph(['a'], []), 'a', 'b'))).toContain('Unexpected step `b`, expected `a`')
})

/** All paths by the book: slow, and right. */
function naive(edges: [string, string][], from: string, to: string): string[][] {
  if (from === to) return [[to]]
  const next = [...new Set(edges.filter(([start]) => start === from).map(([, end]) => end))]
  return next.flatMap((node) => naive(edges, node, to).map((path) => [from, ...path]))
}

test('the paths of any graph are those that a naive search finds', () => {
  const letters = 'abcdefg'
  const pairs = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 8, maxLength: 24 })
  let found = 0
  const property = fc.property(pairs, fc.nat(6), fc.nat(6), (some, from, to) => {
    const edges = some
      .filter(([start, end]) => start < end)
      .map(([start, end]): [string, string] => [letters[start] ?? '', letters[end] ?? ''])
    const made = graph(
      Array.from(letters),
      edges.map(([start, end]) => `${start} -> ${end}`),
    )
    const told = paths(made, letters[from] ?? '', letters[to] ?? '')
    const wanted = naive(edges, letters[from] ?? '', letters[to] ?? '')
    expect(told.paths.map(String).toSorted()).toEqual(wanted.map(String).toSorted())
    expect(told.cut).toBe(false)
    found += wanted.length
  })
  fc.assert(property, { numRuns: 300, seed: 1 })
  expect(found).toBeGreaterThan(100)
})

const diamonds = (count: number): ReturnType<typeof pipeline> => {
  const at = Array.from({ length: count }, (_, index) => index)
  return graph(
    [...at.flatMap((index) => [`a${index}`, `b${index}`, `c${index}`]), `a${count}`],
    at.flatMap((index) =>
      ['b', 'c'].flatMap((side) => [`a${index} -> ${side}${index}`, `${side}${index} -> a${index + 1}`]),
    ),
  )
}

test('of paths without end the first are told, and that there are more', () => {
  const { paths: found, cut } = paths(diamonds(40), 'a0', 'a40')
  expect(cut).toBe(true)
  expect(new Set(found.map(String)).size).toBe(1000)
  expect(paths(diamonds(9), 'a0', 'a9')).toMatchObject({ cut: false, paths: { length: 512 } })
})

test('long paths are told up to a million names', () => {
  const { paths: found, cut } = paths(diamonds(5000), 'a0', 'a5000')
  expect(cut).toBe(true)
  expect(found.length * 10_001).toBeGreaterThan(1_000_000)
  expect(found.length).toBeLessThan(1000)
})
