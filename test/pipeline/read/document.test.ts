import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configurationBeside, documentAt, isForeign, readGraph } from '../../../src/pipeline/read/document.ts'
import { folder } from '../../support/folder.ts'
import { thrown } from '../../support/messages.ts'

const files = {
  'dags.py': 'from cursus import PipelineDAG\na = PipelineDAG(["A"])\nb = PipelineDAG(["B", "C"])\n',
  'x.dag.json': '{ "dag": { "nodes": ["A"] } }',
  'x.config.json': '{ "configuration": {} }',
  'alone.dag.json': '{ "dag": { "nodes": ["A"] } }',
  'ours.yaml': 'steps: {}\n',
}

test('a graph is named from the file that names it, one of several behind `#`', () => {
  const at = { file: join(folder(files), 'p.pipeline.yaml'), line: 3, column: 6 }
  expect(readGraph('dags.py#b', at).nodes.map(({ name }) => name)).toEqual(['B', 'C'])
  expect(readGraph('x.dag.json', at).nodes.map(({ name }) => name)).toEqual(['A'])
})

test('a graph that is not there is missed where it is named', async () => {
  const at = { file: join(folder(files), 'p.pipeline.yaml'), line: 3, column: 6 }
  expect(await thrown(() => readGraph('y.dag.json#b', at))).toMatchInlineSnapshot(`
    "Unexpected path \`y.dag.json\`, expected a file that exists, write \`x.dag.json\`
      in   p.pipeline.yaml:3:6
      see  docs/errors.md#pp001"
  `)
})

test('our own files are told from those of others', () => {
  const dir = folder(files)
  const foreign = Object.keys(files).filter((name) => isForeign(documentAt(join(dir, name))))
  expect(foreign).toEqual(['dags.py', 'x.dag.json', 'alone.dag.json'])
})

test('a configuration is taken that lies beside its graph', () => {
  const dir = folder(files)
  expect(configurationBeside(join(dir, 'x.dag.json'))).toBeDefined()
  expect(configurationBeside(join(dir, 'alone.dag.json'))).toBeUndefined()
})
