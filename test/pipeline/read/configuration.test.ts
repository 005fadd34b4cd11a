import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { PipeproofError } from '../../../src/errors.ts'
import { Configuration } from '../../../src/pipeline/read/configuration.ts'
import type { ReadNode } from '../../../src/pipeline/read/reader.ts'
import { parseYaml } from '../../../src/shared/yaml.ts'
import { keyPaths, renamed, replaced, valuePaths, without } from '../../support/documents.ts'
import { hostile } from '../../support/hostile.ts'
import { thrown } from '../../support/messages.ts'

const configurationOf = (value: unknown): Configuration =>
  new Configuration(parseYaml(JSON.stringify(value, undefined, 1), resolve('pipelines/churn.config.json')))

const node = (name: string, env = {}): ReadNode => ({
  name,
  env,
  args: {},
  at: { file: '/pipelines/churn.dag.json', line: 1, column: 1 },
})

const sample = {
  metadata: { created: 'today' },
  configuration: {
    shared: { label_field: 'fraud', bucket: 'b', source_dir: 'scripts', env: { LEVEL: 1 } },
    specific: {
      Train_training: {
        training_entry_point: 'train.py',
        environment: { LEVEL: 2, LISTS: ['a'] },
        hyperparameters: { rounds: 50 },
        job_type: 'training',
        instance: 'large',
      },
      Prepare: { label_field: 'other' },
      constructor: { entry_point: 'c.py' },
    },
  },
}

/** All that is told of the nodes. */
function told(value: unknown): unknown {
  try {
    const configuration = configurationOf(value)
    const names = ['Train_training', 'Prepare', 'constructor']
    const nodes = names.map((name) => ({
      filled: configuration.fill(node(name, { GIVEN: 'x' })),
      script: configuration.script(name),
      fields: configuration.fields(name, { env: ['LABEL_FIELD', 'toString'], args: ['job-type'] }),
    }))
    return { nodes, warnings: configuration.warnings(names).map(({ message }) => message) }
  } catch (error) {
    if (!(error instanceof PipeproofError) || !error.at) throw error
    return error.message
  }
}

test('a node has its own settings before those that all share', () => {
  expect(told(sample)).toMatchInlineSnapshot(`
    {
      "nodes": [
        {
          "fields": {
            "args": {
              "job-type": "training",
            },
            "env": {
              "LABEL_FIELD": "fraud",
            },
          },
          "filled": {
            "args": {
              "rounds": "50",
            },
            "at": {
              "column": 1,
              "file": "/pipelines/churn.dag.json",
              "line": 1,
            },
            "env": {
              "GIVEN": "x",
              "LEVEL": "2",
              "LISTS": "["a"]",
            },
            "name": "Train_training",
          },
          "script": "scripts/train.py",
        },
        {
          "fields": {
            "args": {},
            "env": {
              "LABEL_FIELD": "other",
            },
          },
          "filled": {
            "args": {},
            "at": {
              "column": 1,
              "file": "/pipelines/churn.dag.json",
              "line": 1,
            },
            "env": {
              "GIVEN": "x",
              "LEVEL": "1",
            },
            "name": "Prepare",
          },
          "script": undefined,
        },
        {
          "fields": {
            "args": {},
            "env": {
              "LABEL_FIELD": "fraud",
            },
          },
          "filled": {
            "args": {},
            "at": {
              "column": 1,
              "file": "/pipelines/churn.dag.json",
              "line": 1,
            },
            "env": {
              "GIVEN": "x",
              "LEVEL": "1",
            },
            "name": "constructor",
          },
          "script": "scripts/c.py",
        },
      ],
      "warnings": [
        "not kept of the file, as no test needs it: \`metadata\` (\`created\`), \`configuration.shared.bucket\`, \`configuration.specific.Train_training.instance\`",
      ],
    }
  `)
})

test('no key can go without a change of what is told', () => {
  const whole = told(sample)
  for (const path of keyPaths(sample)) {
    const place = path.join('.')
    expect({ place, told: told(without(sample, path)) }).not.toEqual({ place, told: whole })
    expect({ place, told: told(renamed(sample, path)) }).not.toEqual({ place, told: whole })
  }
})

test('a value of any other type is refused at a place, or told', () => {
  for (const value of hostile)
    for (const path of valuePaths(sample)) expect(told(replaced(sample, path, value))).toBeDefined()
})

test('settings of a node that is not there are warned of', () => {
  const configuration = configurationOf({ configuration: { specific: { Trian: { a: 1 } } } })
  expect(configuration.warnings(['Train']).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "\`Trian\` (\`a\`) of \`configuration.specific\` is not kept: no step has this name, \`Train\` is close",
    ]
  `)
})

test('what is no configuration is refused', async () => {
  expect(await thrown(() => configurationOf({ shared: {} }))).toMatchInlineSnapshot(`
    "Unexpected end of the file, expected the key \`configuration\`, add it
      in   pipelines/churn.config.json:1:1
      see  docs/errors.md#pp005"
  `)
  expect(await thrown(() => configurationOf({ configuration: { specific: [] } }))).toMatchInlineSnapshot(`
    "Unexpected list in \`configuration.specific\`, expected a map, change the value
      in   pipelines/churn.config.json:3:15
      see  docs/errors.md#pp004"
  `)
})
