import type { Column, Port } from '../model/contract.ts'
import { own } from './own.ts'

type Ports = Record<string, Port>

/** The column of another port that a column refers to. */
export interface Reference {
  port: string
  dataset: string
  column: string
}

/** The ports of both sides of a contract. */
export interface Sides {
  inputs: Ports
  outputs: Ports
}

/** Of two ports of one name the own side's comes first; an input knows nothing of outputs. */
export const portsSeenFrom = (side: keyof Sides, { inputs, outputs }: Sides): Ports =>
  side === 'inputs' ? inputs : { ...inputs, ...outputs }

const namesOf = (columns: Record<string, Column> = {}): string[] => Object.keys(columns)

/** Every reference that can be written to the columns of some ports; the name of an only dataset is left out. */
export const references = (ports: Ports): string[] =>
  Object.values(ports).flatMap(({ name, datasets }) => {
    const all = Object.values(datasets)
    const below = (dataset: string): string => (all.length === 1 ? name : `${name}.${dataset}`)
    return all.flatMap((dataset) => namesOf(dataset.columns).map((column) => `${below(dataset.name)}.${column}`))
  })

/** What `port.column` or `port.dataset.column` stands for; nothing where no such column is declared. */
export function referred(text: string, ports: Ports): Reference | undefined {
  const [name = ''] = text.split('.')
  const rest = text.slice(name.length + 1)
  const all = Object.values(own(ports, name)?.datasets ?? {})
  const named = all.find((dataset) => {
    const column = rest.slice(dataset.name.length + 1)
    return rest.startsWith(`${dataset.name}.`) && namesOf(dataset.columns).includes(column)
  })
  if (named) return { port: name, dataset: named.name, column: rest.slice(named.name.length + 1) }
  const [only, ...others] = all.filter((dataset) => namesOf(dataset.columns).includes(rest))
  return only && others.length === 0 ? { port: name, dataset: only.name, column: rest } : undefined
}
