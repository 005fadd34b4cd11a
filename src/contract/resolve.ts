import type { CheckItem, Column, Contract, Dataset, Port } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { own } from '../shared/own.ts'

type Environment = Record<string, string>

function mapValues<T, U>(record: Record<string, T>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}

const filled = (text: string, env: Environment): string =>
  text.replace(/\$\{(\w+)\}/g, (whole, key: string) => own(env, key) ?? whole)

function numberIn(env: Environment, name: string, { at }: Contract): number {
  const value = own(env, name) ?? ''
  const number = Number(value)
  if (value.trim() !== '' && Number.isFinite(number)) return number
  const facts = { received: `\`${value}\``, place: `\`env.${name}\``, expected: 'a number' }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'a bound is taken from it' }, { at })
}

function columnIn(env: Environment, { boundsFrom, references, ...column }: Column, contract: Contract): Column {
  return {
    ...column,
    ...(references !== undefined && { references: filled(references, env) }),
    ...(boundsFrom && mapValues(boundsFrom, (name) => numberIn(env, name, contract))),
  }
}

function datasetIn(env: Environment, dataset: Dataset, contract: Contract): Dataset {
  const { columns, key } = dataset
  if (!columns) return dataset
  const entries = Object.entries(columns).map(([name, column]) => [filled(name, env), columnIn(env, column, contract)])
  return {
    ...dataset,
    columns: Object.fromEntries(entries),
    ...(key && { key: key.map((name) => filled(name, env)) }),
  }
}

/** Options of checks name columns, or are SQL that does. */
function filledDeep(value: unknown, env: Environment): unknown {
  if (typeof value === 'string') return filled(value, env)
  if (Array.isArray(value)) return value.map((each) => filledDeep(each, env))
  if (typeof value !== 'object' || value === null) return value
  return mapValues(value as Record<string, unknown>, (each) => filledDeep(each, env)) // it is read from YAML
}

const checkIn = (env: Environment, { options, ...item }: CheckItem): CheckItem => ({
  ...item,
  options: mapValues(options, (value) => filledDeep(value, env)),
})

/** Fills `${NAME}` in names and bounds of columns: scripts take both from the environment. */
export function resolveContract(contract: Contract, env: Environment): Contract {
  const port = (value: Port): Port => ({
    ...value,
    datasets: mapValues(value.datasets, (dataset) => datasetIn(env, dataset, contract)),
    ...(value.checks && { checks: value.checks.map((item) => checkIn(env, item)) }),
  })
  return { ...contract, inputs: mapValues(contract.inputs, port), outputs: mapValues(contract.outputs, port) }
}
