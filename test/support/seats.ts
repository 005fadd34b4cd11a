import { readFileSync } from 'node:fs'
import { prepare } from './definitions.ts'
import { folder } from './folder.ts'

const fixture = (path: string): string => readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8')

const contract = {
  script: 's.py',
  vars: { split: ['a', 'b'] },
  env: { LABEL: 'x', N: { required: true, example: 1 } },
  args: { n: 1 },
  inputs: { raw: { files: '{split}.csv', key: ['id'], columns: { id: { type: 'integer', minimum: 0, enum: [1] } } } },
  outputs: { out: { datasets: { a: { files: 'a.json', json: { type: 'object' } }, b: { files: 'b' } } } },
  cases: 'cases.yaml',
}

const pipeline = {
  name: 'p',
  steps: { a: 'c.yaml', b: { contract: 'c.yaml', env: { LABEL: 1 }, args: { n: 2 } }, c: null },
  edges: { 'b.raw': 'a.out', c: ['a', 'b.out'] },
  cases: { a: [{ name: 'two', inputs: { raw: { rows: [{ id: 1 }] } }, expect: { fails: '/x/' } }] },
}

const condition = {
  sdk: {
    Type: 'Equals',
    LeftValue: { 'Std:JsonGet': { PropertyFile: { Get: 'Steps.Prepare.PropertyFiles.Report' }, Path: 'a' } },
    RightValue: 1,
  },
  cdk: {
    Type: 'ConditionEquals',
    LeftValue: { 'Std:JsonGet': { Step: 'Prepare', PropertyFile: 'Report', Path: 'a' } },
    RightValue: 1,
  },
}

const definition = (dialect: keyof typeof condition): unknown => ({
  Version: '2020-12-01',
  Parameters: [{ Name: 'Bucket', Type: 'String', DefaultValue: 's3://b' }],
  Steps: [
    prepare,
    {
      Name: 'If',
      Type: 'Condition',
      DependsOn: ['Prepare'],
      Arguments: {
        Conditions: [condition[dialect]],
        IfSteps: [
          { Name: 'Stop', Type: 'Fail', Arguments: { ErrorMessage: { 'Std:Join': { On: '', Values: ['a', 1] } } } },
        ],
        ElseSteps: [],
      },
    },
  ],
})

const graphInPython = `from cursus import PipelineDAG

def create_dag(names=("a", "b_training")) -> PipelineDAG:
    dag = PipelineDAG(nodes=[names[0]])
    dag.add_edge("a", names[1])
    return dag
`

const dag = {
  dag: { nodes: ['a', 'b_training'], edges: [['a', 'b_training']] },
  metadata: { name: 'd', node_count: 2 },
}

const configuration = {
  graphInPython: { file: 'g_dag.py', text: graphInPython },
  contractInPython: { file: 'model_contract.py', text: fixture('contracts/model_contract.py') },
  configuration: { shared: { label: 'x' }, specific: { a: { env: { LABEL: 'x' }, processing_entry_point: 's.py' } } },
}

/** Where each notation is looked for: a file, its text, and what loads it. */
export const seats: Record<string, { file: string; text: string; by?: string; table?: string }> = {
  contract: { file: 'c.yaml', text: JSON.stringify(contract) },
  cases: {
    file: 'cases.yaml',
    text: '- name: one\n  env: { LABEL: y }\n  inputs: { raw: { generated: { rows: 3 } } }\n',
    by: 'c.yaml',
  },
  pipeline: { file: 'p.pipeline.yaml', text: JSON.stringify(pipeline) },
  definition: { file: 'q.json', text: JSON.stringify(definition('sdk')) },
  definitionOfTheCdk: { file: 'q.cdk.pipeline.json', text: JSON.stringify(definition('cdk')) },
  dag: { file: 'd.dag.json', text: JSON.stringify(dag) },
  configuration: { file: 'd.config.json', text: JSON.stringify(configuration), by: 'd.dag.json' },
  stepInterface: { file: 'orders.step.yaml', text: fixture('contracts/orders.step.yaml') },
  scriptContract: { file: 'rates_contract.yaml', text: fixture('contracts/rates_contract.yaml') },
  ...Object.fromEntries(
    [
      'constraints.json',
      'datapackage.json',
      'orders.odcs.yaml',
      'orders.pandera.yaml',
      'orders.schema.json',
      'schema.yml',
    ].map((name) => [
      name,
      {
        file: name,
        text: fixture(`schemas/${name}`),
        by: `of-${name}.yaml`,
        table: name === 'schema.yml' ? `${name}#orders` : name,
      },
    ]),
  ),
}

/** A folder in which each of these is whole. */
export function whole(): string {
  const own = Object.values(seats).map(({ file, text }) => [file, text])
  const schemas = Object.values(seats).flatMap(({ file, by, table = file }) =>
    by?.startsWith('of-')
      ? [[by, JSON.stringify({ script: 's.py', inputs: { raw: { files: '*.csv', schema: table } } })]]
      : [],
  )
  return folder({ ...Object.fromEntries([...own, ...schemas]), 's.py': 'def main(a, b, c, d): pass\n' })
}
