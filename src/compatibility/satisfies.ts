import type { Column, Dataset, Port, Scalar } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { Location } from '../model/location.ts'
import type { Sampler } from '../model/sampler.ts'
import { finding } from '../shared/finding.ts'
import { own } from '../shared/own.ts'
import { isPositional, mediumOf, named } from './medium.ts'
import { matching } from './paths.ts'
import type { Conflict, Medium, Pair, Shape } from './rule.ts'
import { rowsIn } from './rows.ts'
import { columnRules, datasetRules, filesRules, portRules } from './rules.ts'

export interface Edge {
  /** `step.port` of the consumer. */
  place: string
  at: Location | undefined
  sample: Sampler
  beside?: Medium['beside']
}

interface Told extends Conflict {
  column?: string | undefined
  shape?: Shape
  witness?: Scalar
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function told(
  rule: string,
  conflict: Told | undefined,
  { place, at, sample, pair }: Edge & { pair?: Pair },
): Finding[] {
  if (!conflict) return []
  const { column, shape, witness: value, ...rest } = conflict
  const wanted = column !== undefined && value !== undefined ? { values: { [column]: value } } : shape
  const witness = pair && wanted ? rowsIn(pair, wanted, mediumOf(pair.promised, pair.needed, sample)) : []
  const where = column === undefined ? place : `${place}.${column}`
  return [
    finding({
      code: kebab(rule),
      place: where,
      fault: 'consumer',
      at,
      ...rest,
      ...(witness.length > 0 && { witness }),
    }),
  ]
}

function compareColumn(
  column: string,
  { given, wanted }: { given: Column; wanted: Column },
  edge: Edge & { pair: Pair },
): Finding[] {
  const { pair, sample, beside } = edge
  const medium = { ...mediumOf(pair.promised, pair.needed, sample), beside }
  return Object.entries(columnRules).flatMap(([rule, find]) => {
    const conflict = find(given, wanted, medium)
    return told(rule, conflict && { ...conflict, column }, edge)
  })
}

function withoutWitness(found: Finding): Finding {
  const { witness: _, ...rest } = found
  return rest
}

function comparePair(pair: Pair, edge: Edge): Finding[] {
  const { promised, needed } = pair
  const ofDatasets = Object.entries(datasetRules).flatMap(([rule, find]) =>
    find(pair).flatMap((conflict) => told(rule, conflict, { ...edge, pair })),
  )
  // columns that lie elsewhere are no others to compare
  const isShifted = isPositional(promised) && isPositional(needed) && ofDatasets.some(({ code }) => code === 'order')
  const ofColumns = Object.entries(isShifted ? {} : (needed.columns ?? {})).flatMap(([name, wanted]) => {
    const given = own(promised.columns ?? {}, name)
    return given ? compareColumn(name, { given, wanted }, { ...edge, pair }) : []
  })
  const all = [...ofDatasets, ...ofColumns]
  // rows that are not read as they are written show nothing
  const isReadable = all.every(({ code }) => code !== 'format' && code !== 'dialect')
  return isReadable ? all : all.map(withoutWitness)
}

function compareDataset(
  promised: Dataset[],
  needed: Dataset,
  { required, edge }: { required: boolean; edge: Edge },
): Finding[] {
  const ofFiles = Object.entries(filesRules).flatMap(([rule, find]) => {
    const conflict = find(promised, needed)
    // what is optional may be missing, though hardly because of its name
    return told(rule, conflict && (required ? conflict : { ...conflict, severity: 'warning' }), edge)
  })
  const read = matching(promised, needed)
  const pairs = read.map((given): Pair => ({
    promised: named(given, needed),
    needed,
    names: Object.keys(given.columns ?? {}),
    isShared: read.length > 1,
  }))
  return [...ofFiles, ...pairs.flatMap((pair) => comparePair(pair, edge))]
}

/** What an output promises that an input does not accept: nothing, when the edge is sound. */
export function unsatisfied(output: Port, input: Port, edge: Edge): Finding[] {
  const promised = Object.values(output.datasets)
  return [
    ...Object.entries(portRules).flatMap(([rule, find]) => told(rule, find(output, input), edge)),
    ...Object.values(input.datasets).flatMap((needed) =>
      compareDataset(promised, needed, { required: input.required, edge }),
    ),
  ]
}
