import { expect, test } from 'vitest'
import { affectedText, criticalText, dagText, pathsText } from '../../src/cli/dagText.ts'
import type { Pipeline } from '../../src/model/pipeline.ts'
import { contract, pipeline, port, step } from '../support/declared.ts'

const columns = { id: {} }
const made = pipeline(
  [
    step('clean', contract([port('raw', columns)], [port('rows', columns)])),
    step('train', contract([port('rows', columns)], [port('model')])),
    step('report', contract([port('rows', columns), port('model')], [port('page')])),
    step('alone', contract([], [])),
  ],
  ['store -> clean', 'clean -> train', 'clean -> report', 'train -> report', 'report -> shelf'],
)
const shop: Pipeline = {
  ...made,
  outside: { store: { name: 'store' }, shelf: { name: 'shelf' } },
  edges: [...made.edges, { from: { step: 'train' }, to: { step: 'shelf' }, kind: 'order' }],
}

test('a pipeline is told by its order, its ends, its parts, its chains and its edges', () => {
  expect(dagText(shop)).toMatchInlineSnapshot(`
    "shop: 6 nodes, 6 edges

      order    store clean train report alone shelf
      sources  store alone
      sinks    alone shelf
      part 1   store clean train report shelf
      part 2   alone
      chain    store -> clean
      longest  store -> clean -> train -> report -> shelf

      clean.rows   ->  train.rows
      clean.rows   ->  report.rows
      train.model  ->  report.model
      store        ->  clean.raw     no script
      report       ->  shelf         no script
      train        ->  shelf         order only
    "
  `)
})

test('a pipeline of one step has no edges to tell', () => {
  expect(dagText(pipeline([step('only', contract([], []))]))).toMatchInlineSnapshot(`
    "shop: 1 node, 0 edges

      order    only
      sources  only
      sinks    only
      longest  only
    "
  `)
})

test('all paths between two steps are told, a line each', () => {
  expect(pathsText(shop, 'store', 'report')).toBe('store -> clean -> train -> report\nstore -> clean -> report\n')
  expect(pathsText(shop, 'report', 'store')).toBe('no path from report to store\n')
})

test('more paths than are told are said to be there', () => {
  const nodes = Array.from({ length: 15 }, (_, index) => [`a${index}`, `b${index}`, `c${index}`]).flat()
  const edges = Array.from({ length: 14 }, (_, index) =>
    ['b', 'c'].flatMap((side) => [`a${index} -> ${side}${index}`, `${side}${index} -> a${index + 1}`]),
  ).flat()
  const text = pathsText(
    pipeline(
      nodes.map((name) => step(name, contract([], []))),
      edges,
    ),
    'a0',
    'a14',
  )
  expect(text.split('\n').at(-2)).toBe('and more than these 1000')
})

test('what a change reaches is told in order', () => {
  expect(affectedText(shop, 'train')).toBe('train\nreport\nshelf\n')
})

test('the longest path is told by its steps, or by their seconds', () => {
  expect(criticalText(shop)).toBe('store -> clean -> train -> report -> shelf\n5 steps\n')
  expect(criticalText(shop, { clean: 1, train: 0.25, report: 1.5, alone: 2.8 })).toBe('alone\n2.80 seconds\n')
})
