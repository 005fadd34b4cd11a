import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPipeline } from '../../src/load.ts'
import type { Edge, Pipeline } from '../../src/model/pipeline.ts'
import { prepare, train } from '../support/definitions.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const declared = `script: ../s.py
inputs: { in: { files: a.csv } }
outputs: { out: { files: a.csv }, other: { files: b.csv } }
env: { A: "0", B: "0" }
`

const dag = {
  dag: {
    nodes: ['Load', 'One', 'Two'],
    edges: [
      ['Load', 'One'],
      ['One', 'Two'],
    ],
  },
}

const files = {
  's.py': 'def main(a, b, c, d): pass\n',
  'contracts/one.yaml': declared,
  'contracts/two.yaml': declared,
  'contracts/mine.yaml': declared,
  'x.dag.json': JSON.stringify(dag),
}

const load = (text: string, more: Record<string, string> = {}): Pipeline =>
  readPipeline(join(folder({ ...files, 'shop.pipeline.yaml': text, ...more }), 'shop.pipeline.yaml'))

const end = ({ step, port = '' }: Edge['from']): string => `${step}.${port}`
const edges = (pipeline: Pipeline): string[] => pipeline.edges.map(({ from, to }) => `${end(from)} -> ${end(to)}`)

test('a line is a pipeline, where there is a graph', () => {
  const pipeline = load('dag: x.dag.json\n')
  expect(Object.keys(pipeline.steps)).toEqual(['One', 'Two'])
  expect(Object.keys(pipeline.outside)).toEqual(['Load'])
  expect(edges(pipeline)).toEqual(['Load. -> One.', 'One. -> Two.'])
  expect(pipeline.name).toBe('shop')
})

test('what is ours is added, and wins', () => {
  const pipeline = load(
    `dag: x.dag.json
config: c.json
steps:
  One: { env: { A: 1 } }
  Two: { contract: contracts/mine.yaml, env: { A: 2.0 } }
  Load:
  Three: contracts/mine.yaml
edges:
  Two.in: One.other
  Three: Two
cases:
  One: [{ name: plain }]
`,
    { 'c.json': JSON.stringify({ configuration: { shared: { a: 8, b: 9 } } }) },
  )
  expect(Object.entries(pipeline.steps).map(([name, { env, at }]) => [name, env, at?.line])).toEqual([
    ['One', { A: '1', B: '9' }, 4],
    ['Two', { A: '2.0', B: '9' }, 5],
    ['Three', {}, 7],
  ])
  expect(pipeline.steps['Two']?.contract.name).toBe('mine')
  expect(pipeline.outside['Load']?.lost).toBeUndefined()
  expect(edges(pipeline)).toEqual(['Load. -> One.', 'One.other -> Two.in', 'Two. -> Three.'])
  expect(pipeline.steps['One']?.cases).toHaveLength(1)
})

const log = (text: string): string => `{ expect: { log: [${text}] } }`

test('what is expected of steps is said beside their graph', () => {
  const { steps } = load(
    `dag: x.dag.json\nsteps:\n  One: ${log('a')}\n  Two: { contract: contracts/mine.yaml, expect: { log: [b] } }\n`,
  )
  expect(Object.values(steps).map((step) => step.expect)).toEqual([{ log: ['a'] }, { log: ['b'] }])
})

test('a script that a definition names is found and has its folders', () => {
  const definition = JSON.stringify({ Steps: [prepare, train], Parameters: [] })
  const pipeline = load('dag: d.json\n', { 'd.json': definition, 'code/src/prepare.py': 'import argparse\n' })
  const { contract, args } = pipeline.steps['Prepare'] ?? {}
  const ports = Object.values({ ...contract?.inputs, ...contract?.outputs })
  expect({
    args,
    mode: contract?.mode,
    env: contract?.env,
    ports: ports.map(({ name, path }) => [name, path]),
  }).toMatchInlineSnapshot(`
    {
      "args": {
        "fast": "true",
        "split": "0.2",
      },
      "env": {
        "LABEL": {
          "default": "fraud",
          "required": false,
        },
        "LATE": {
          "required": true,
        },
        "RUN": {
          "default": "pipeproof000",
          "required": false,
        },
      },
      "mode": "entry",
      "ports": [
        [
          "raw",
          "/opt/ml/processing/input/raw",
        ],
        [
          "train",
          "/opt/ml/processing/train",
        ],
        [
          "report",
          "/opt/ml/processing/report",
        ],
      ],
    }
  `)
  expect(pipeline.outside['Train']?.lost).toEqual({ expected: 'train.py', nearest: undefined, isScript: true })
})

test('a contract that lies there is taken before what a definition tells', () => {
  const definition = JSON.stringify({ Steps: [prepare], Parameters: [] })
  const more = { 'd.json': definition, 'contracts/prepare.yaml': declared.replace(/inputs.*/, 'inputs: {}') }
  const pipeline = load('dag: d.json\n', more)
  expect(pipeline.steps['Prepare']).toMatchObject({ contract: { inputs: {} }, env: {}, args: {} })
  expect(pipeline.warnings.map(({ message }) => message).filter((text) => text.startsWith('not given')))
    .toMatchInlineSnapshot(`
    [
      "not given to \`Prepare\`, as its contract declares no such names: \`LABEL\`, \`RUN\`",
      "not given to \`Prepare\`, as its contract declares no such names: \`fast\`, \`split\`",
    ]
  `)
})

const odd = (Name: string, InputName: string, Environment = {}): unknown => ({
  Name,
  Type: 'Processing',
  Arguments: {
    AppSpecification: { ContainerEntrypoint: ['python3', 's.py'] },
    ProcessingInputs: [{ InputName }],
    Environment,
  },
})

test('what a contract can not be made of leaves one step without, and is warned of', () => {
  const environment = JSON.parse('{ "__proto__": "a", "constructor": "b" }') as object
  const definition = JSON.stringify({ Steps: [odd('Dotted', 'in.1'), odd('Plain', '__proto__', environment)] })
  const pipeline = load('dag: d.json\n', { 'd.json': definition })
  expect(Object.entries(pipeline.steps['Plain']?.env ?? {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ])
  expect(Object.keys(pipeline.steps['Plain']?.contract.inputs ?? {})).toEqual(['__proto__'])
  expect(Object.keys(pipeline.outside)).toEqual(['Dotted'])
  expect(pipeline.warnings.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "no contract can be made of what is told of \`Dotted\`: Unexpected name \`in.1\` in \`inputs\`, expected letters, digits, \`_\` and \`-\`, change the value",
    ]
  `)
})

test('a graph is a pipeline by itself, with the configuration beside it', () => {
  const more = { 'x.config.json': JSON.stringify({ configuration: { specific: { One: { env: { A: 4 } } } } }) }
  const pipeline = readPipeline(join(folder({ ...files, ...more }), 'x.dag.json'))
  expect(pipeline.name).toBe('x')
  expect(pipeline.steps['One']?.env).toEqual({ A: '4' })
})

test('a configuration may name the script of a node', () => {
  const settings = {
    shared: { source_dir: 'docker' },
    specific: { One: { entry_point: 'real.py' }, Two: { entry_point: 'no.py' } },
  }
  const more = { 'x.config.json': JSON.stringify({ configuration: settings }), 'docker/real.py': '' }
  const pipeline = readPipeline(join(folder({ ...files, ...more }), 'x.dag.json'))
  expect(pipeline.steps['One']?.contract.script).toMatch(/docker\/real\.py$/)
  expect(pipeline.steps['Two']?.contract.script).toMatch(/s\.py$/)
  expect(pipeline.warnings.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "the script \`docker/no.py\` of \`Two\` is not kept: no such file is near",
    ]
  `)
})

const refused: [string, string][] = [
  ['a graph that is not there', 'dag: y.dag.json\n'],
  ['a file that is no graph', 'dag: contracts/one.yaml\n'],
  ['a configuration without a graph', 'config: x.json\nsteps: { One: contracts/one.yaml }\n'],
  ['the environment of a step that is not there', 'dag: x.dag.json\nsteps: { Tow: { env: { A: 1 } } }\n'],
  ['the environment of a source', 'dag: x.dag.json\nsteps: { Load: { env: { A: 1 } } }\n'],
  ['a variable that is not declared', 'dag: x.dag.json\nsteps: { One: { env: { AA: 1 } } }\n'],
  ['the environment of a step without a contract', 'steps: { One: { env: { A: 1 } } }\n'],
  ['neither steps nor a graph', 'name: a\n'],
]

test('what can not be meant is refused at its place', async () => {
  const said = await Promise.all(refused.map(async ([title, text]) => [title, await thrown(() => load(text))]))
  expect(Object.fromEntries(said)).toMatchInlineSnapshot(`
    {
      "a configuration without a graph": "Unexpected end of the pipeline, expected the key \`dag\`, add it
      in   shop.pipeline.yaml:1:1
      see  docs/errors.md#pp005",
      "a file that is no graph": "Unexpected notation of \`contracts/one.yaml\`, expected a Python file that builds a \`PipelineDAG\`, cursus \`*.dag.json\`, SageMaker pipeline definition, mend the file or write \`steps\`
      in   contracts/one.yaml:1:1
      see  docs/errors.md#pp028",
      "a graph that is not there": "Unexpected path \`y.dag.json\`, expected a file that exists, write \`x.dag.json\`
      in   shop.pipeline.yaml:1:6
      see  docs/errors.md#pp001",
      "a variable that is not declared": "Unexpected key \`AA\` in the \`env\` of one, expected \`A\` or \`B\`, write \`A\`
      in   shop.pipeline.yaml:2:10
      see  docs/errors.md#pp003",
      "neither steps nor a graph": "Unexpected end of the pipeline, expected the key \`steps\`, add it
      in   shop.pipeline.yaml:1:1
      see  docs/errors.md#pp005",
      "the environment of a source": "Unexpected end of \`steps.Load\`, expected the key \`contract\`, add it
      in   shop.pipeline.yaml:2:10
      see  docs/errors.md#pp005",
      "the environment of a step that is not there": "Unexpected step \`Tow\`, expected \`One\` or \`Two\`, add it to \`steps\`
      in   shop.pipeline.yaml:2:10
      see  docs/errors.md#pp008",
      "the environment of a step without a contract": "Unexpected end of \`steps.One\`, expected the key \`contract\`, add it
      in   shop.pipeline.yaml:1:15
      see  docs/errors.md#pp005",
    }
  `)
})
