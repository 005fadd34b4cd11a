import { expect, test } from 'vitest'
import { loadContract } from '../../../../src/contract/load.ts'
import { contractReaderLaws } from '../../../laws/contractReader.ts'
import { contractFile } from '../../../support/contractFile.ts'
import { folder } from '../../../support/folder.ts'
import { scriptContracts } from '../../../support/scriptContracts.ts'

contractReaderLaws({
  reader: 'scriptContract',
  ...scriptContracts,
  variants: ['training'],
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
