import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noDrift } from '../../../src/checks.ts'
import { readContract } from '../../../src/load.ts'
import { between, said } from '../../support/between.ts'
import { folder } from '../../support/folder.ts'
import { thrown } from '../../support/messages.ts'

const columns = { amount: { type: 'number' as const }, country: { enum: ['US', 'DE'] } }
const table = (rows: number, factor = 1): string =>
  `country,amount\n${Array.from({ length: rows }, (_, row) => `${row % 3 === 0 ? 'DE' : 'US'},${(row % 17) * factor}`).join('\n')}\n`

const withoutFolder = (text: string): string => text.replaceAll(/`[^`]*pipeproof-test-\w+\//g, '`')

test('data such as that of the reference has no drift, other data has', async () => {
  const from = join(folder({ 'reference.csv': table(300) }), 'reference.csv')
  expect(await between(noDrift(from), { data: { columns, text: table(200) } })).toEqual([])
  const told = await said(noDrift(from), { data: { columns, text: table(200, 3) } })
  expect(withoutFolder(told)).toMatchInlineSnapshot(
    `"noDrift: Unexpected distribution 0.64 apart (Kolmogorov-Smirnov; p below 0.000001; 0.077 against itself) in \`step.data.amount\`, expected the distribution in \`reference.csv\`, find what changed in the data, or take a new reference"`,
  )
})

test('the reference may be in another format, and has what is compared', async () => {
  const from = join(folder({ 'reference.jsonl': '{"amount": 1}\n{"amount": 2}\n' }), 'reference.jsonl')
  expect(await between(noDrift({ from, columns: 'amount' }), { data: { columns, text: table(5) } })).toEqual([])
  const lacking = await thrown(() => between(noDrift(from), { data: { columns, text: table(5) } }))
  expect(lacking).toMatchInlineSnapshot(`
    "Unexpected lack of the column \`country\` in \`reference.jsonl\`, expected all that is compared, add it, or name \`columns\`
      see  docs/errors.md#pp004"
  `)
})

const contract = (from: string): string =>
  `script: a.py\noutputs: { data: { files: data.csv, columns: { amount: { type: number } } } }\nchecks: { data: [noDrift: ${from}] }\n`

test('in a contract its path is meant from there, and is looked at when the contract is read', async () => {
  const dir = folder({
    'a.py': 'def main(a, b):\n  pass\n',
    'data/reference.csv': 'amount\n1\n',
    'good.yaml': contract('data/reference.csv'),
    'bad.yaml': contract('data/referenc.csv'),
    'env.yaml': contract("'${REFERENCE}'"),
  })
  expect(readContract(join(dir, 'good.yaml')).outputs['data']?.checks).toHaveLength(1)
  expect(readContract(join(dir, 'env.yaml')).outputs['data']?.checks).toHaveLength(1)
  expect(await thrown(() => readContract(join(dir, 'bad.yaml')))).toMatchInlineSnapshot(`
    "Unexpected path \`data/referenc.csv\`, expected a file that exists, write \`data/reference.csv\`
      in   bad.yaml:3:18
      see  docs/errors.md#pp001"
  `)
})
