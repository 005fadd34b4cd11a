import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../../src/cli/commands/check.ts'
import { mainOf } from '../../support/agreed.ts'
import { printed } from '../../support/printed.ts'
import { folder as folderWith } from '../../support/folder.ts'

const example = resolve(import.meta.dirname, '../../../examples/01-quickstart/shop.pipeline.yaml')

test('says that nothing is wrong', async () => {
  expect(await printed(() => check.run([example]))).toMatchInlineSnapshot(`
    {
      "result": 0,
      "text": "shop: 4 steps, 4 edges, nothing wrong
    ",
    }
  `)
})

test('tells what the contracts do not agree about, and gives exit code 1', async () => {
  const folder = folderWith({
    'make.py': mainOf('output_paths["numbers"]'),
    'use.py': mainOf('input_paths["numbers"]'),
    'make.yaml':
      'script: make.py\noutputs: { numbers: { files: n.csv, columns: { id: { type: integer, nullable: true } } } }\n',
    'use.yaml': 'script: use.py\ninputs: { numbers: { files: n.csv, columns: { id: { type: integer } } } }\n',
    'pipeline.yaml': 'name: two\nsteps: { make: make.yaml, use: use.yaml }\nedges: { use: make }\n',
  })
  expect(await printed(() => check.run([resolve(folder, 'pipeline.yaml')]))).toMatchInlineSnapshot(`
    {
      "result": 1,
      "text": "Unexpected promise of nulls in \`use.numbers.id\`, expected an integer, fill the nulls in the producer, or write \`nullable: true\` at the consumer

      use asks for more than was promised
      for example  { id: null }
    ",
    }
  `)
})

test('counts what has no contract apart', async () => {
  const folder = folderWith({
    'use.py': mainOf('input_paths["numbers"]'),
    'use.yaml': 'script: use.py\ninputs: { numbers: { files: n.csv } }\n',
    'p.yaml': 'steps: { use: use.yaml, numbers: { source: { local: data } } }\nedges: { use.numbers: numbers }\n',
  })
  const { text } = await printed(() => check.run([resolve(folder, 'p.yaml')]))
  expect(text).toMatchInlineSnapshot(`
    "p: 1 step, 1 without a contract, 1 edge, nothing wrong
    "
  `)
})

test('refuses no file, two files and one that is not there', () => {
  expect(() => check.run([])).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected 0 files, expected \`pipeproof check PIPELINE.yaml\`, see \`pipeproof --help\`
      see  docs/errors.md#pp024]
  `)
  expect(() => check.run(['a', 'b'])).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected 2 files, expected \`pipeproof check PIPELINE.yaml\`, see \`pipeproof --help\`
      see  docs/errors.md#pp024]
  `)
  expect(() => check.run(['nowhere.yaml'])).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected path \`nowhere.yaml\`, expected a file that exists, create it or mend the path
      see  docs/errors.md#pp001]
  `)
})

test('warns of what a schema says and the contract can not, and still gives exit code 0', async () => {
  const folder = folderWith({
    'step.py': mainOf('output_paths["numbers"]'),
    'id.json': '{ "type": "object", "properties": { "id": { "type": "integer", "default": 7 } } }\n',
    'make.yaml': 'script: step.py\noutputs: { numbers: { files: n.csv, schema: id.json } }\n',
    'pipeline.yaml': 'name: one\nsteps: { make: make.yaml }\n',
  })
  const { result, text } = await printed(() => check.run([resolve(folder, 'pipeline.yaml')]))
  expect(result).toBe(0)
  expect(text.replace(/\S*\/id\.json/, 'id.json')).toMatchInlineSnapshot(`
    "warning  id.json:1:64  \`default\` of \`properties.id\` is not kept: a contract can not say it
    one: 1 step, 0 edges, nothing wrong
    "
  `)
})

test('tells where a script and its contract disagree, and notes what can not be told', async () => {
  const folder = folderWith({
    'step.py': mainOf('input_paths[job_args.port]', 'environ_vars["LABEL"]'),
    'step.yaml': 'script: step.py\ninputs: { raw: { files: n.csv, columns: { id: {} } } }\nargs: { port: raw }\n',
    'pipeline.yaml': 'name: one\nsteps: { step: step.yaml }\n',
  })
  const { result, text } = await printed(() => check.run([resolve(folder, 'pipeline.yaml')]))
  expect(result).toBe(1)
  expect(text.replace(/\S*\/step\.py/g, 'step.py')).toMatchInlineSnapshot(`
    "note  step.py:2:1  \`input_paths[job_args.port]\` is not followed, so nothing is said of inputs that are never used
    Unexpected use of \`environ_vars["LABEL"]\` in \`step\`, expected no environment variable, since the contract declares none, declare \`LABEL\` under \`env\`

      the script of step and its contract disagree
      in   step.py:3
    "
  `)
})
