import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadContract } from '../../../../src/contract/load.ts'
import { contractReaderLaws } from '../../../laws/contractReader.ts'
import { folder } from '../../../support/folder.ts'
import { contractFile, toldOf } from '../../../support/contractFile.ts'

const optional = { requiredKeys: [] }

const input = fc.constantFrom(
  { path: '/opt/ml/processing/input/a' },
  { path: '/opt/ml/processing/input/b', required: false },
  { path: '/opt/ml/input/data', channels: ['train', 'val'] },
  { path: '/opt/ml/processing/input/c/settings.json' },
)
const contract = fc.record(
  {
    entry_point: fc.constant('a.py'),
    source_dir: fc.constant('scripts'),
    inputs: fc.dictionary(fc.constantFrom('data', 'more'), input),
    outputs: fc.dictionary(fc.constantFrom('out', 'model'), fc.constant({ path: '/opt/ml/model' })),
    arguments: fc.constant({ mode: 'fast' }),
    job_arguments: fc.constantFrom(
      [{ flag: '--job_type', source: 'job_type' }],
      [{ flag: '--region', source: 'region' }],
      [{ flag: '--mode', source: 'mode' }],
    ),
    env_vars: fc.constantFrom({ required: ['A'] }, { required: ['A', 'B'], optional: { B: '1', C: '' } }),
    framework_requirements: fc.constant({ pandas: '>=1' }),
    description: fc.constant('what it does'),
    include_job_type_in_path: fc.constant(false),
  },
  optional,
)
const dependency = fc.record(
  {
    type: fc.constant('processing_output'),
    required: fc.constant(false),
    compatible_sources: fc.constant(['Other']),
    semantic_keywords: fc.constant(['data']),
  },
  optional,
)
const output = fc.record(
  {
    type: fc.constant('processing_output'),
    property_path: fc.constantFrom(
      "properties.ProcessingOutputConfig.Outputs['model'].S3Output.S3Uri",
      'properties.ModelArtifacts.S3ModelArtifacts',
    ),
    aliases: fc.constant(['result', 'a']),
    semantic_keywords: fc.constant(['data']),
    data_type: fc.constant('S3Uri'),
  },
  optional,
)
const spec = fc.record(
  {
    dependencies: fc.dictionary(fc.constantFrom('data', 'more', 'DATA'), dependency, { minKeys: 1 }),
    outputs: fc.dictionary(fc.constantFrom('out', 'model'), output, { minKeys: 1 }),
  },
  optional,
)
const override = fc.constantFrom(
  { contract: { inputs: { data: { path: '/opt/ml/processing/input/z' } } } },
  { contract: { env_vars: { optional: { D: '2' } }, arguments: { mode: 'slow' } } },
  { spec: { outputs: { out: { aliases: ['other'] } } } },
)
const samples = fc
  .record(
    {
      step_type: fc.constantFrom('Orders', 'Train'),
      node_type: fc.constant('internal'),
      registry: fc.constantFrom(
        { sagemaker_step_type: 'Processing', description: 'a step' },
        { sagemaker_step_type: 'Training' },
        { sagemaker_step_type: 'Lambda' },
      ),
      patterns: fc.constant({ direct_input_keys: ['data'] }),
      compute: fc.constant({ kind: 'sklearn', framework_version_field: 'v' }),
      contract,
      spec,
      variants: fc.record({ training: override, testing: override }, optional),
    },
    { requiredKeys: ['step_type', 'contract'] },
  )
  // what is empty says nothing
  .map((whole) => JSON.parse(JSON.stringify(whole)) as unknown)
  .filter((whole) => !/\{\}/.test(JSON.stringify(whole)))

contractReaderLaws({
  reader: 'stepInterface',
  samples,
  variants: ['training', 'testing'],
  write: ({ name, script, inputs, outputs, env, args }) => ({
    step_type: name,
    contract: {
      entry_point: script,
      inputs,
      outputs,
      arguments: args,
      env_vars: {
        required: Object.keys(env).filter((key) => env[key]?.required),
        optional: Object.fromEntries(
          Object.entries(env).flatMap(([key, value]) => (value.required ? [] : [[key, value.default]])),
        ),
      },
    },
  }),
})

test('a step interface is a contract', () => {
  expect(contractFile('orders.step.yaml')).toMatchInlineSnapshot(`
    {
      "args": {
        "mode": "fast",
      },
      "env": {
        "LABEL_FIELD": "required",
        "MAX_WORKERS": "0",
        "RATIO": "0.7",
      },
      "inputs": {
        "rates": "12:5 /opt/ml/processing/input/rates optional **",
        "raw": "11:5 /opt/ml/processing/input/raw **",
        "settings": "13:5 /opt/ml/processing/input/settings optional settings.json",
      },
      "name": "Orders",
      "outputs": {
        "clean": "15:5 /opt/ml/processing/output ** orders training_data",
      },
      "platform": "processing",
      "script": "scripts/orders.py",
      "warnings": [
        "2:1 not kept of the file, as no test needs it: \`node_type\`, \`registry.description\`, \`compute\` (\`kind\`), \`contract.framework_requirements\` (\`pandas\`)",
        "13:17 \`path\` of \`contract.inputs.settings\` is not kept exactly: a port is a folder: it is \`/opt/ml/processing/input/settings\` with the file \`settings.json\`",
        "18:9 \`flag\` of \`contract.job_arguments[0]\` is not kept: \`--job_type\` has no value: write \`#JOB_TYPE\` behind the path",
        "19:9 \`flag\` of \`contract.job_arguments[1]\` is not kept: \`--region\` has no value: a configuration gives region_name",
        "25:3 not kept of \`spec.dependencies\`: \`type\` of \`raw\`, \`rates\` and \`settings\`, \`compatible_sources\` of \`raw\`, \`semantic_keywords\` of \`raw\`: edges say who feeds a port, else its name and aliases do",
        "32:3 not kept of \`spec.outputs\`: \`type\` of \`clean\`, \`property_path\` of \`clean\`: edges say who feeds a port, else its name and aliases do",
        "37:1 the base is read, not \`training\` or \`calibration\`: write \`#training\` behind the path to have a variant",
      ],
    }
  `)
})

test('a variant is merged over the base, and its job type is an argument', () => {
  expect(contractFile('orders.step.yaml#training')).toMatchInlineSnapshot(`
    {
      "args": {
        "job_type": "training",
        "mode": "fast",
      },
      "env": {
        "LABEL_FIELD": "required",
        "MAX_WORKERS": "0",
        "RATIO": "0.8",
      },
      "inputs": {
        "rates": "12:5 /opt/ml/processing/input/rates **",
        "raw": "11:5 /opt/ml/processing/input/raw **",
        "settings": "13:5 /opt/ml/processing/input/settings optional settings.json",
      },
      "name": "Orders_training",
      "outputs": {
        "clean": "15:5 /opt/ml/processing/output ** training_data",
      },
      "platform": "processing",
      "script": "scripts/orders.py",
      "warnings": [
        "2:1 not kept of the file, as no test needs it: \`node_type\`, \`registry.description\`, \`compute\` (\`kind\`), \`contract.framework_requirements\` (\`pandas\`)",
        "13:17 \`path\` of \`contract.inputs.settings\` is not kept exactly: a port is a folder: it is \`/opt/ml/processing/input/settings\` with the file \`settings.json\`",
        "19:9 \`flag\` of \`contract.job_arguments[1]\` is not kept: \`--region\` has no value: a configuration gives region_name",
        "45:7 not kept of \`spec.dependencies\`: \`type\` of \`raw\`, \`rates\` and \`settings\`, \`compatible_sources\` of \`raw\`, \`semantic_keywords\` of \`raw\`: edges say who feeds a port, else its name and aliases do",
        "47:7 not kept of \`spec.outputs\`: \`type\` of \`clean\`, \`property_path\` of \`clean\`: edges say who feeds a port, else its name and aliases do",
      ],
    }
  `)
})

test('a node is named by its type and its job type, of which one that is not listed has the base', () => {
  const [file] = [
    folder({ 'a.step.yaml': 'step_type: A\ncontract: { entry_point: a.py }\nvariants: { b: {} }\n', 'a.py': '' }),
  ]
  const names = ['', '#A', '#A_b', '#b', '#c'].map((variant) => toldOf(loadContract(`${file}/a.step.yaml${variant}`)))
  expect(names.map(({ name, warnings }) => ({ name, warnings }))).toMatchInlineSnapshot(`
    [
      {
        "name": "A",
        "warnings": [
          "3:1 the base is read, not \`b\`: write \`#b\` behind the path to have a variant",
        ],
      },
      {
        "name": "A",
        "warnings": [
          "3:1 the base is read, not \`b\`: write \`#b\` behind the path to have a variant",
        ],
      },
      {
        "name": "A_b",
        "warnings": [],
      },
      {
        "name": "A_b",
        "warnings": [],
      },
      {
        "name": "A_c",
        "warnings": [
          "3:1 Unexpected job type \`c\`, expected \`b\`, write \`#b\` behind the path, or mean the base",
        ],
      },
    ]
  `)
})

test('a step without a script is a source or a sink', () => {
  const dir = folder({
    'load.step.yaml': 'step_type: Load\ncontract: { entry_point: null, outputs: { a: { path: /opt/ml/a } } }\n',
  })
  const { scriptless, script, outputs } = loadContract(`${dir}/load.step.yaml`)
  expect({ scriptless, script: script.slice(dir.length), outputs: Object.keys(outputs) }).toEqual({
    scriptless: true,
    script: '/load.step.yaml',
    outputs: ['a'],
  })
})

test('the script is looked for around the file', () => {
  const texts = { 'a.step.yaml': 'step_type: A\ncontract: { entry_point: a.py }\n' }
  const found = [{ 'a.py': '' }, { 'scripts/a.py': '' }, {}].map((scripts) => {
    const dir = folder({ ...texts, ...scripts })
    const { script, warnings } = loadContract(`${dir}/a.step.yaml`)
    return [script.slice(dir.length), ...warnings.map(({ message }) => message)]
  })
  expect(found).toMatchInlineSnapshot(`
    [
      [
        "/a.py",
      ],
      [
        "/scripts/a.py",
      ],
      [
        "/a.py",
        "Unexpected script \`a.py\` that is not there, expected it in the folder of the file or in \`scripts\` beside it, add it or mend the path",
      ],
    ]
  `)
})

test('numbers of the environment keep their text', () => {
  const text =
    'step_type: A\ncontract:\n  entry_point: a.py\n  arguments: { n: 1.0 }\n  env_vars: { optional: { B: 007, C: true, D: } }\nvariants: { t: { contract: { env_vars: { optional: { B: 1.50 } } } } }\n'
  const dir = folder({ 'a.step.yaml': text, 'a.py': '' })
  const { env, args } = loadContract(`${dir}/a.step.yaml#t`)
  expect({ env, args }).toMatchInlineSnapshot(`
    {
      "args": {
        "n": "1.0",
      },
      "env": {
        "B": {
          "default": "1.50",
          "required": false,
        },
        "C": {
          "default": "true",
          "required": false,
        },
        "D": {
          "required": false,
        },
      },
    }
  `)
})
