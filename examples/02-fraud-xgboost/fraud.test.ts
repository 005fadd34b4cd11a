import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { definePipeline, generated, loadContract, local, openTable, property, rows, runScript } from 'pipeproof'
import { describePipeline } from 'pipeproof/vitest'
import { expect, test, vi } from 'vitest'
import 'pipeproof/matchers/vitest'

vi.setConfig({ testTimeout: 120_000 })

/** The first part of the pipeline, on exports that nobody has seen yet; `fraud.pipeline.yaml` has all of it, on a real one. */
describePipeline(
  definePipeline({
    name: 'payments in dollars',
    steps: { preprocess: './contracts/preprocess.yaml', convert: './contracts/convert_currency.yaml' },
    edges: { 'convert.payments': 'preprocess.processed' },
  }),
  { sources: { 'convert.rates': local('data/rates.csv') } },
)

type Table = Record<string, string | number | boolean | null>[]

/** The tables of all splits of a port. */
async function splitsIn(dir = ''): Promise<Record<'train' | 'validation' | 'test', Table>> {
  const read = async (split: string): Promise<Table> => {
    const table = await openTable(join(dir, split, `${split}_data.csv`))
    return table.rows()
  }
  return { train: await read('train'), validation: await read('validation'), test: await read('test') }
}

test.each([
  ['impute', 'parameters/imputation.json', { amount_usd: 1234.5 }],
  ['risk_tables', 'tables/risk_tables.json', { is_fraud: 1 }],
])('%s learns from the train split alone', async (name, file, change) => {
  const contract = loadContract(`./contracts/${name}.yaml`)
  const learnt = async (tables: Record<string, Table>): Promise<string> => {
    const run = await runScript(contract, { inputs: { payments: rows(tables) } })
    expect(run).toSucceed()
    const [port = '', document = ''] = file.split('/')
    return readFileSync(join(run.outputs[port]?.dir ?? '', document), 'utf8')
  }
  const changed = (table: Table): Table => table.map((row) => ({ ...row, ...change }))

  const { inputs } = await runScript(contract, { inputs: { payments: generated({ rows: 150 }) } })
  const { train, validation, test: held } = await splitsIn(inputs['payments']?.dir)
  const before = await learnt({ train, validation, test: held })
  expect(await learnt({ train, validation: changed(validation), test: changed(held) })).toBe(before)
  expect(await learnt({ train: changed(train), validation, test: held })).not.toBe(before)
})

test('a payment with a higher score is never less probable', async () => {
  const calibrate = loadContract('./contracts/calibrate.yaml')
  const report = await property(calibrate, { runs: 20 }, async ({ outputs }) => {
    const { test: table } = await splitsIn(outputs['calibrated']?.dir)
    const byScore = table.toSorted((one, other) => Number(one['score']) - Number(other['score']))
    const probabilities = byScore.map((row) => Number(row['probability']))
    return probabilities.every((each, index) => index === 0 || each >= Number(probabilities[index - 1]))
  })
  expect(report).toMatchObject({ runs: 20 })
})

test('a currency without a rate is told before anything is converted', async () => {
  const convert = loadContract('./contracts/convert_currency.yaml')
  const rates = rows([{ currency: 'USD', usd_per_unit: 1 }])
  const run = await runScript(convert, { inputs: { payments: generated({ rows: 120 }), rates } })
  expect(run).toFailWith('unknown currency: BRL, EUR, GBP, JPY')
  expect(run.outputs['converted']?.files).toEqual([])
})
