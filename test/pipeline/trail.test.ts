import { expect, test } from 'vitest'
import { readPipeline } from '../../src/load.ts'
import { trailOf, withPaths } from '../../src/pipeline/trail.ts'
import { contract, pipeline, step } from '../support/declared.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const names = ['load', 'clean', 'rates', 'join', 'train', 'report', 'alone']
const edges = [
  'load -> clean',
  'load -> rates',
  'clean -> join',
  'rates -> join',
  'join -> train',
  'train -> report',
  'join -> report',
]
const graph = pipeline(
  names.map((name) => step(name, contract([], []))),
  edges,
)

test('steps between two go without saying, where there is one way', () => {
  expect(trailOf(graph, ['clean', 'train']).steps).toEqual(['clean', 'join', 'train'])
  const named = ['load', 'clean', 'train', 'report']
  expect(trailOf(graph, named)).toEqual({ named, steps: ['load', 'clean', 'join', 'train', 'report'], at: undefined })
})

test('an edge between two is their way, though there are longer ones', () => {
  expect(trailOf(graph, ['join', 'report']).steps).toEqual(['join', 'report'])
})

test('where there are several ways, it asks for a step between', async () => {
  expect(await thrown(() => trailOf(graph, ['load', 'join']))).toMatchInlineSnapshot(`
    "Unexpected path \`load -> join\` in \`paths\`, expected \`load -> clean -> join\` or \`load -> rates -> join\`, name a step between them
      see  docs/errors.md#pp004"
  `)
})

test('a path that does not exist is told with those that do', async () => {
  expect(await thrown(() => trailOf(graph, ['join', 'clean']))).toMatchInlineSnapshot(`
    "Unexpected path \`join -> clean\` in \`paths\`, expected \`join -> train\`, \`join -> train -> report\` or \`join -> report\`, take one that there is
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(() => trailOf(graph, ['report', 'clean']))).toMatchInlineSnapshot(`
    "Unexpected path \`report -> clean\` in \`paths\`, expected \`load -> clean\`, take one that there is
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(() => trailOf(graph, ['alone', 'load']))).toMatchInlineSnapshot(`
    "Unexpected path \`alone -> load\` in \`paths\`, expected \`load -> clean\`, \`load -> rates\`, \`clean -> join\`, \`rates -> join\`, \`join -> train\`, \`train -> report\` or \`join -> report\`, take one that there is
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(() => trailOf(graph, ['join', 'join']))).toContain('Unexpected path `join -> join`')
})

test('a step that is not there is told with the one that was meant', async () => {
  expect(await thrown(() => trailOf(graph, ['clean', 'tarin']))).toMatchInlineSnapshot(`
    "Unexpected step \`tarin\`, expected \`load\`, \`clean\`, \`rates\`, \`join\`, \`train\`, \`report\` or \`alone\`, write \`train\`
      see  docs/errors.md#pp008"
  `)
  expect(await thrown(() => trailOf(graph, ['__proto__', 'train']))).toContain('Unexpected step `__proto__`')
})

test('an order without data is no way, nor is a node without a script', async () => {
  const order = { ...graph, edges: graph.edges.map((each) => ({ ...each, kind: 'order' as const })) }
  expect(await thrown(() => trailOf(order, ['join', 'report']))).toContain('Unexpected path `join -> report`')
  const { join: _, ...steps } = graph.steps
  const outside = { ...graph, steps, outside: { join: { name: 'join' } } }
  expect(await thrown(() => trailOf(outside, ['clean', 'train']))).toContain('Unexpected path `clean -> train`')
})

test('a call adds paths to those of the file', () => {
  const first = withPaths(graph, [['join', 'train']])
  expect(withPaths(first, [['train', 'report']]).paths?.map(({ named }) => named)).toEqual([
    ['join', 'train'],
    ['train', 'report'],
  ])
  expect(withPaths(graph)).toBe(graph)
})

function read(paths: string): () => unknown {
  const port = '{ files: a.csv, columns: { n: {} } }'
  const files = {
    'c.yaml': `script: c.py\ninputs: { in: ${port} }\noutputs: { out: ${port} }\n`,
    'c.py': '',
    'p.yaml': `steps: { a: c.yaml, b: c.yaml }\nedges: { b.in: a.out }\npaths: ${paths}\n`,
  }
  return () => readPipeline(`${folder(files)}/p.yaml`).paths
}

test('a file names its paths, and what is wrong with one is told at its place', async () => {
  expect(read('[[a, b]]')()).toMatchObject([{ named: ['a', 'b'], steps: ['a', 'b'], at: { line: 3, column: 9 } }])
  expect(await thrown(read('[[b, a]]'))).toMatchInlineSnapshot(`
    "Unexpected path \`b -> a\` in \`paths\`, expected \`a -> b\`, take one that there is
      in   p.yaml:3:9
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(read('[[a]]'))).toMatchInlineSnapshot(`
    "Unexpected list in \`paths.0\`, expected at least 2 entries, change the value
      in   p.yaml:3:9
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(read('[a, b]'))).toMatchInlineSnapshot(`
    "Unexpected \`a\` in \`paths.0\`, expected a list, change the value
      in   p.yaml:3:9
      see  docs/errors.md#pp004"
  `)
})
