import type { Contract, Dataset, Port } from '../model/contract.ts'
import { own } from '../shared/own.ts'

function mapValues<T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

/** Fills `${NAME}` in the names of columns: scripts name columns by environment. */
export function resolveContract(contract: Contract, env: Record<string, string>): Contract {
  const fill = (name: string): string => name.replace(/\$\{(\w+)\}/g, (whole, key: string) => own(env, key) ?? whole)
  const dataset = (value: Dataset): Dataset =>
    value.columns
      ? {
          ...value,
          columns: Object.fromEntries(Object.entries(value.columns).map(([name, column]) => [fill(name), column])),
        }
      : value
  const port = (value: Port): Port => ({ ...value, datasets: mapValues(value.datasets, dataset) })
  return { ...contract, inputs: mapValues(contract.inputs, port), outputs: mapValues(contract.outputs, port) }
}
