import type { Column, Contract, Dataset, Port } from './model/contract.ts'
import type { Change, Evolution, Way } from './model/evolution.ts'
import type { Finding } from './model/finding.ts'
import { decisive } from './compatibility/evolution/change.ts'
import { evolutionOf, evolutionOfPort } from './compatibility/evolution.ts'
import { sampled } from './data/sampled.ts'
import { PipeproofError } from './errors.ts'

/** What is declared rather than data: a contract, a port, a dataset, or columns by their names. */
export type Declared = Contract | Port | Dataset | Record<string, Column>

/** `full` is both ways. */
export type Mode = Way | 'full'

/** What became of a contract: each difference, and whether it breaks those who feed or read it. */
export const compareContracts = (before: Contract, after: Contract): Evolution => evolutionOf(before, after, sampled)

const isContract = (declared: Declared): declared is Contract => 'mode' in declared && typeof declared.mode === 'string'
const isPort = (declared: Declared): declared is Port =>
  'required' in declared && typeof declared.required === 'boolean'
const isDataset = (declared: Declared): declared is Dataset =>
  'patterns' in declared && Array.isArray(declared.patterns)

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Tells a declaration from data. */
export function isDeclared(value: unknown): value is Declared {
  if (!isObject(value) || Array.isArray(value) || 'dir' in value) return false
  // of columns each is a map, and nothing else is
  return ['limits', 'datasets', 'patterns'].some((key) => key in value) || Object.values(value).every(isObject)
}

const files = 'data.csv'

/** A declaration as a port, to compare with data or with another. */
export function portOf(declared: Declared): Port {
  if (isContract(declared))
    throw new PipeproofError('notData', { received: 'contract', expected: 'a port, a dataset or columns' })
  if (isPort(declared)) return declared
  // no format: each side is read as it is written
  const plain = { name: 'data', files, patterns: [files], format: undefined, rows: { min: 0 }, ordered: false } as const
  const dataset: Dataset = isDataset(declared)
    ? declared
    : { ...plain, patterns: [files], fields: 'subset', columns: declared }
  return { name: 'data', required: true, aliases: [], datasets: { data: dataset } }
}

function changesBetween(now: Declared, before: Declared): Change[] {
  if (isContract(now) && isContract(before)) return compareContracts(before, now).changes
  const [earlier, later] = [portOf(before), portOf(now)]
  return evolutionOfPort(earlier, later, { side: 'output', place: `now.${later.name}`, sample: sampled }).changes
}

/** What does not agree between two declarations of one kind; unless a mode is told, what breaks those who feed or read it. */
export function disagreements(now: Declared, before: Declared, mode?: Mode): Finding[] {
  const ways = (side: Change['side']): Way[] =>
    mode === undefined ? decisive[side] : mode === 'full' ? decisive.contract : [mode]
  return changesBetween(now, before).flatMap(({ side, findings }) => ways(side).flatMap((way) => findings[way]))
}
