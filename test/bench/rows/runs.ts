import { defineContract, generated, runScript, runScripts, type Contract, type RunOptions } from 'pipeproof'
import { compare, type Row } from '../compare.ts'
import { columns, made, script } from '../job.ts'
import { projectWith, pythonWith } from '../project.ts'

/** A pandas job on 100 rows of 10 columns. */
export function pandasContract(): Contract {
  const folder = projectWith({ 'shares.py': script })
  const promised = { ...made, total: { type: 'number' }, part: { type: 'number' } } as const
  return defineContract(
    {
      script: './shares.py',
      inputs: { raw: { files: 'raw.csv', columns } },
      outputs: { shares: { files: 'shares.csv', columns: promised } },
    },
    { from: `file://${folder}/contract.js` },
  )
}

const examples = 100

const inputs = (python: string): RunOptions[] =>
  Array.from({ length: examples }, (_, index) => ({ python, inputs: { raw: generated({ seed: String(index) }) } }))

const good = (done: { ok: boolean; findings: unknown[] }[]): number =>
  done.filter(({ ok, findings }) => ok && findings.length === 0).length

/** Two at a time, a process each. */
async function aProcessEach(contract: Contract, python: string): Promise<number> {
  const waiting = inputs(python)
  const done: Awaited<ReturnType<typeof runScript>>[] = []
  const lane = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      done.push(await runScript(contract, { ...next, runner: 'process' }))
  }
  await Promise.all([lane(), lane()])
  return good(done)
}

/** 100 small inputs through a pandas script, both cores in use: data made, script run, output checked. */
export async function runs(): Promise<Row[]> {
  const python = pythonWith('pandas')
  if (python === undefined) return []
  const contract = pandasContract()
  const inBatches = (batch: number) => async (): Promise<number> =>
    good(await runScripts(contract, inputs(python), { batch }))
  return compare({
    title: '100 inputs through a pandas script',
    against: 'a process each',
    examples,
    rounds: 3,
    ways: [
      { name: 'a process each', run: () => aProcessEach(contract, python) },
      { name: 'a fork each', run: inBatches(1) },
      { name: 'batches of 10', run: inBatches(10) },
      { name: 'batches of 20', run: inBatches(20) },
    ],
    targets: { 'a fork each': 6, 'batches of 10': 14, 'batches of 20': 14 },
  })
}
