import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadContract } from '../../../../src/contract/load.ts'
import { contractReaderLaws } from '../../../laws/contractReader.ts'
import { contractFile } from '../../../support/contractFile.ts'
import { folder } from '../../../support/folder.ts'

const samples = fc
  .record(
    {
      entry_point: fc.constant('a.py'),
      source_dir: fc.constant('scripts'),
      expected_input_paths: fc.constantFrom(
        { data: '/opt/ml/processing/input/a' },
        { data: '/opt/ml/processing/input/a', settings: '/opt/ml/processing/input/settings.json' },
      ),
      expected_output_paths: fc.constantFrom({ out: '/opt/ml/model' }, { out: '/opt/ml/processing/output' }),
      expected_arguments: fc.constantFrom({ job_type: 'validation' }, { mode: 'fast' }),
      required_env_vars: fc.constant(['A']),
      optional_env_vars: fc.constantFrom({ A: '' }, { B: '1' }),
      framework_requirements: fc.constant({ pandas: '>=1' }),
      description: fc.constant('what it does'),
    },
    { requiredKeys: ['expected_input_paths', 'expected_output_paths'] },
  )
  .map((whole) => JSON.parse(JSON.stringify(whole)) as unknown)

contractReaderLaws({
  reader: 'scriptContract',
  samples,
  variants: ['training'],
  write: ({ script, inputs, outputs, env, args }) => ({
    entry_point: script,
    expected_input_paths: Object.fromEntries(Object.entries(inputs).map(([key, { path }]) => [key, path])),
    expected_output_paths: Object.fromEntries(Object.entries(outputs).map(([key, { path }]) => [key, path])),
    expected_arguments: args,
    required_env_vars: Object.keys(env).filter((key) => env[key]?.required),
    optional_env_vars: Object.fromEntries(
      Object.entries(env).flatMap(([key, value]) => (value.required ? [] : [[key, value.default]])),
    ),
  }),
  // its name is that of its file
  cannot: { name: true, optional: true },
})

test('a script contract in YAML is a contract', () => {
  expect(contractFile('rates_contract.yaml')).toMatchInlineSnapshot(`
    {
      "args": {
        "job_type": "training",
        "rounds": "5",
      },
      "env": {
        "BASE": "required",
        "PRECISION": "1.0",
      },
      "inputs": {
        "rates": "3:3 /opt/ml/processing/input/rates **",
        "settings": "4:3 /opt/ml/processing/input/settings settings.json",
      },
      "name": "rates",
      "outputs": {
        "table": "6:3 /opt/ml/processing/output **",
      },
      "platform": undefined,
      "script": "scripts/orders.py",
      "warnings": [
        "4:3 \`settings\` of \`expected_input_paths\` is not kept exactly: a port is a folder: it is \`/opt/ml/processing/input/settings\` with the file \`settings.json\`",
        "9:22 Unexpected variable \`BASE\` that is both required and optional, expected one of them, remove it here or from \`required_env_vars\`",
        "10:1 not kept of the file, as no test needs it: \`framework_requirements\` (\`pandas\`)",
      ],
    }
  `)
})

test('it is read from JSON too, for a job type that its arguments name', () => {
  const value = { entry_point: 'a.py', expected_input_paths: {}, expected_arguments: { job_type: 'x' } }
  const dir = folder({ 'a.json': JSON.stringify(value), 'a.py': '' })
  const { name, args } = loadContract(`${dir}/a.json#training`)
  expect({ name, args }).toEqual({ name: 'a_training', args: { job_type: 'training' } })
})

test('a job type that nothing asks for is told', () => {
  const dir = folder({ 'a.json': '{ "entry_point": "a.py", "expected_input_paths": {} }', 'a.py': '' })
  expect(loadContract(`${dir}/a.json#training`).warnings.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "Unexpected job type \`training\`, expected \`job_type\` in \`expected_arguments\`, add it there or leave out what is behind \`#\`",
    ]
  `)
})
