import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { filesNeededBy } from '../src/dependencies.ts'
import { folder } from './support/folder.ts'

const named = (dir: string): string[] =>
  filesNeededBy(join(dir, 'p.pipeline.yaml'))
    .map((path) => relative(dir, path))
    .toSorted()

test('a pipeline depends on its contracts and their scripts', () => {
  const dir = folder({
    'p.pipeline.yaml': 'steps: { a: c/a.yaml, b: { contract: c/b.yaml } }\n',
    'c/a.yaml': 'script: ../s/a.py\n',
    'c/b.yaml': 'script: ../s/a.py\n',
    's/a.py': '',
  })
  expect(named(dir)).toEqual(['c/a.yaml', 'c/b.yaml', 's/a.py'])
})

test('a pipeline depends on the schemas of its contracts', () => {
  const dir = folder({
    'p.pipeline.yaml': 'steps: { a: a.yaml }\n',
    'a.yaml': 'inputs: { x: { schema: x.yml#orders } }\noutputs: { y: { datasets: { z: { schema: z.json } } } }\n',
    'x.yml': '',
    'z.json': '',
  })
  expect(named(dir)).toEqual(['a.yaml', 'x.yml', 'z.json'])
})

test('a pipeline depends on files of cases and on the schemas of documents', () => {
  const dir = folder({
    'p.pipeline.yaml': 'steps: { a: c/a.yaml }\ncases: { a: more.yaml, b: [{ name: x }] }\n',
    'c/a.yaml': 'cases: cases.yaml\noutputs: { x: { json: x.json }, y: { json: { type: object } } }\n',
    'c/cases.yaml': '',
    'c/x.json': '',
    'more.yaml': '',
  })
  expect(named(dir)).toEqual(['c/a.yaml', 'c/cases.yaml', 'c/x.json', 'more.yaml'])
})

test('a pipeline depends on the files that checks compare with', () => {
  const dir = folder({
    'p.pipeline.yaml': 'steps: { a: c/a.yaml }\n',
    'c/a.yaml': 'checks: { x: [sameAs: ../golden.csv, { noDrift: { from: r.csv, columns: a } }, noNulls: id] }\n',
    'golden.csv': '',
    'c/r.csv': '',
  })
  expect(named(dir)).toEqual(['c/a.yaml', 'c/r.csv', 'golden.csv'])
})

test('a pipeline depends on its graph, and on what is found for its nodes', () => {
  const dir = folder({
    'p.pipeline.yaml': 'dag: g/x.dag.json\nconfig: c.json\n',
    'g/x.dag.json': '{ "dag": { "nodes": ["One", "Two"] } }',
    'c.json': '{ "configuration": {} }',
    'contracts/one.yaml': 'script: ../s.py\n',
    's.py': '',
  })
  expect(named(dir)).toEqual(['c.json', 'contracts/one.yaml', 'g/x.dag.json', 's.py'])
})

test('a pipeline depends on what contracts name that were found for its nodes', () => {
  const dir = folder({
    'p.pipeline.yaml': 'dag: x.dag.json\n',
    'x.dag.json': '{ "dag": { "nodes": ["One", "Load"] } }',
    'contracts/one.yaml': 'script: ../s.py\ncases: cases.yaml\ninputs: { x: { files: x.csv, schema: x.json } }\n',
    'contracts/cases.yaml': '- name: a\n',
    'contracts/x.json': '{ "type": "object", "properties": { "id": { "type": "integer" } } }',
    'contracts/load.step.yaml':
      'step_type: Load\ncontract: { entry_point: null, outputs: { x: { path: /opt/ml/x } } }\n',
    's.py': '',
  })
  const found = ['contracts/cases.yaml', 'contracts/load.step.yaml', 'contracts/one.yaml', 'contracts/x.json', 's.py']
  expect(named(dir)).toEqual([...found, 'x.dag.json'])
})

test('a graph of another notation depends on the same, and on its configuration', () => {
  const dir = folder({
    'x.dag.json': '{ "dag": { "nodes": ["One_training"] } }',
    'x.config.json': '{ "configuration": {} }',
    'contracts/one.step.yaml': 'step_type: One\ncontract: { entry_point: s.py }\n',
    'contracts/s.py': '',
  })
  const found = filesNeededBy(join(dir, 'x.dag.json')).map((path) => relative(dir, path))
  expect(found.toSorted()).toEqual(['contracts/one.step.yaml', 'contracts/s.py', 'x.config.json'])
})

test('a pipeline depends on the file of a contract for one job type', () => {
  const dir = folder({
    'p.pipeline.yaml': 'steps: { a: c/one.step.yaml#training }\n',
    'c/one.step.yaml': 'step_type: One\ncontract: { entry_point: s.py }\n',
    'c/s.py': '',
  })
  expect(named(dir)).toEqual(['c/one.step.yaml', 'c/s.py'])
})

test('what is broken or not there is left to the test that needs it', () => {
  const dir = folder({ 'p.pipeline.yaml': 'steps: { a: a.yaml, b: nowhere.yaml, c: 7 }\n', 'a.yaml': 'script: [\n' })
  expect(named(dir)).toEqual(['a.yaml'])
  expect(filesNeededBy(join(dir, 'nowhere.pipeline.yaml'))).toEqual([])
})

test('a pipeline depends on the manifest that its cases take data from', () => {
  const files = { 'p.pipeline.yaml': 'steps: { a: c/a.yaml }\n', 'pipeproof.data.yaml': 'data: {}\n' }
  const dir = folder({
    ...files,
    'c/a.yaml': 'cases: cases.yaml\n',
    'c/cases.yaml': '- { inputs: { x: { data: orders } } }\n',
  })
  expect(named(dir)).toEqual(['c/a.yaml', 'c/cases.yaml', 'pipeproof.data.yaml'])
  expect(named(folder({ ...files, 'c/a.yaml': 'script: a.py\n' }))).toEqual(['c/a.yaml'])
})

test('a contract needs what it names, and a document that is neither needs nothing', () => {
  const dir = folder({
    'a.yaml': 'script: a.py\ncases: cases.yaml\noutputs: { x: { json: x.json } }\n',
    'a.py': '',
    'cases.yaml': '',
    'x.json': '',
    'other.yaml': 'kind: Deployment\nname: a.py\n',
    'broken.yaml': 'kind: [',
    'p.pipeline.yaml': 'steps: { a: a.yaml }\n',
  })
  const needed = (file: string): string[] =>
    filesNeededBy(join(dir, file))
      .map((path) => relative(dir, path))
      .toSorted()
  expect(needed('a.yaml')).toEqual(['a.py', 'cases.yaml', 'x.json'])
  expect(needed('other.yaml')).toEqual([])
  expect(needed('broken.yaml')).toEqual([])
  expect(needed('p.pipeline.yaml')).toEqual(['a.py', 'a.yaml', 'cases.yaml', 'x.json'])
})
