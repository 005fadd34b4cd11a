import type { Contract } from '../model/contract.ts'
import type { Budget, Expectation, RunRule } from '../model/expectation.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { demandPort } from './demandPort.ts'
import { formulaOf } from './formula.ts'
import { nearest } from './nearest.ts'
import { own } from './own.ts'

/** The names of the outputs, and of their datasets where they have several. */
const countedIn = (ports: Contract['outputs']): string[] =>
  Object.values(ports).flatMap(({ name, datasets }) => {
    const names = Object.keys(datasets)
    return [name, ...(names.length > 1 ? names.map((dataset) => `${name}.${dataset}`) : [])]
  })

function checkRows({ outputs }: Contract, rows: string[], at: Location | undefined): void {
  const known = countedIn(outputs)
  for (const key of rows) {
    if (!known.includes(key)) {
      const facts = { key, place: '`expect.rows`', known, nearest: nearest(key, known) }
      throw new PipeproofError('unknownKey', facts, { at })
    }
    const [port = '', dataset] = key.split('.')
    const { datasets = {} } = own(outputs, port) ?? {}
    const meant = dataset === undefined ? Object.values(datasets) : [own(datasets, dataset)]
    if (meant.some((each) => each?.columns)) continue
    const facts = { received: `\`${key}\``, place: '`expect.rows`', expected: 'an output with columns' }
    throw new PipeproofError('wrongValue', { ...facts, advice: 'declare its `columns`' }, { at })
  }
}

const measures = ['seconds', 'cpuSeconds', 'memoryMb', 'readMb', 'writtenMb', 'outputMb'] satisfies (keyof Budget)[]

function checkNames({ inputs, outputs }: Contract, { name, expression }: RunRule, at: Location | undefined): void {
  const rows = [...countedIn(outputs), ...countedIn(inputs)].map((port) => `rows.${port}`)
  const known = [...measures, 'exitCode', ...rows, 'metrics.NAME']
  const key = formulaOf(expression).names.find((each) => !known.includes(each) && !each.startsWith('metrics.'))
  if (key === undefined) return
  const facts = { key, place: `the rule \`${name}\``, known, nearest: nearest(key, known) }
  throw new PipeproofError('unknownKey', facts, { at })
}

/** Expectations name outputs that there are; rows can be counted of those with columns. */
export function checkExpectation(contract: Contract, expected: Expectation, at: Location | undefined): void {
  const { outputs = {}, rows = {}, rules = [] } = expected
  for (const port of Object.keys(outputs)) demandPort(contract, { side: 'output', port, at })
  checkRows(contract, Object.keys(rows), at)
  for (const rule of rules) checkNames(contract, rule, at)
}
