import type { Column, Contract, Dataset, Port } from '../../src/model/contract.ts'
import type { Edge, EdgeEnd, Link, Pipeline, Step } from '../../src/model/pipeline.ts'

/** A dataset as a contract's reader would give it. */
export function dataset(columns?: Record<string, Column>, more: Partial<Dataset> = {}): Dataset {
  const { files = 'data.csv' } = more
  return {
    name: 'data',
    files,
    patterns: [files],
    format: columns && 'csv',
    ...(columns && { columns }),
    rows: { min: 1 },
    fields: 'subset',
    ordered: false,
    ...more,
  }
}

/** A port of one dataset that bears its name. */
export function port(name: string, columns?: Record<string, Column>, more: Partial<Dataset & Port> = {}): Port {
  const { required = true, aliases = [], datasets, path, merge, ...rest } = more
  const made = datasets ?? { [name]: dataset(columns, { name, ...rest }) }
  return { name, required, aliases, datasets: made, ...(merge && { merge }), ...(path !== undefined && { path }) }
}

const byName = <T extends { name: string }>(items: T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.name, item]))

/** A contract with these ports. */
export function contract(inputs: Port[], outputs: Port[], more: Partial<Contract> = {}): Contract {
  return {
    name: 'contract',
    script: '/scripts/script.py',
    mode: 'call',
    inputs: byName(inputs),
    outputs: byName(outputs),
    env: {},
    args: {},
    limits: { timeoutMs: 60_000, memoryMb: undefined },
    warnings: [],
    ...more,
  }
}

export const step = (name: string, declared: Contract, more: Partial<Step> = {}): Step => ({
  name,
  contract: declared,
  env: {},
  args: {},
  cases: [],
  ...more,
})

const end = (text: string): EdgeEnd => {
  const [name = '', portName] = text.split('.')
  return portName === undefined ? { step: name } : { step: name, port: portName }
}

/** `a.out -> b.in` */
export function edge(text: string): Edge {
  const [from = '', to = ''] = text.split(' -> ')
  return { from: end(from), to: end(to) }
}

/** An edge that names both its ports. */
export function link(text: string): Link {
  const { from, to } = edge(text)
  return { from: { port: '', ...from }, to: { port: '', ...to } }
}

export const pipeline = (steps: Step[], edges: string[] = []): Pipeline => ({
  name: 'shop',
  steps: byName(steps),
  outside: {},
  edges: edges.map(edge),
  warnings: [],
})
