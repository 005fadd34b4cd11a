import { expect, test } from 'vitest'
import { graphOf, reach } from '../../src/pipeline/graph.ts'
import { contract, pipeline, step } from '../support/declared.ts'

const steps = ['c', 'b', 'a'].map((name) => step(name, contract([], [])))

test('a neighbour is one, however many edges lead to it', () => {
  const { before, after } = graphOf(pipeline(steps, ['a.x -> b.x', 'a.y -> b.y', 'b -> c']))
  expect([...(after.get('a') ?? [])]).toEqual(['b'])
  expect([...(before.get('b') ?? [])]).toEqual(['a'])
  expect([...(before.get('a') ?? [])]).toEqual([])
})

test('what comes from outside goes first, what leaves goes last, between them is the order of the file', () => {
  const outside = { shelf: { name: 'shelf' }, store: { name: 'store' } }
  const { nodes } = graphOf({ ...pipeline(steps, ['store -> a', 'c -> shelf']), outside })
  expect(nodes).toEqual(['store', 'c', 'b', 'a', 'shelf'])
})

test('all that can be reached is found, itself included, even in a circle', () => {
  const { after } = graphOf(pipeline(steps, ['a -> b', 'b -> c', 'c -> b']))
  expect([...reach('b', after)]).toEqual(['b', 'c'])
  expect([...reach('a', after)]).toEqual(['a', 'b', 'c'])
})
