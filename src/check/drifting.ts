import type { Violation } from '../model/check.ts'
import type { Dataset } from '../model/contract.ts'
import type { Table } from '../model/table.ts'
import { PipeproofError } from '../errors.ts'
import { askedFor, sampled, type Sampled } from './sampled.ts'
import type { Correction } from './statistics/corrected.ts'
import type { Values } from './statistics/countsOf.ts'
import { driftOf } from './statistics/driftOf.ts'
import { columns, number } from './options.ts'
import type { DriftOptions } from './statistics/drift.ts'

/** What the checks of drift take alike. */
export interface DriftSettings extends Pick<DriftOptions, 'statistic' | 'threshold'> {
  columns?: string | string[]
  correction?: Correction
}

export const driftSettings = {
  columns: {
    ...columns,
    description:
      'the columns that are compared; without it, all that have a type or an `enum` and are no key, no reference and no free text',
  },
  statistic: {
    enum: [
      'kolmogorovSmirnov',
      'chiSquare',
      'welch',
      'wasserstein',
      'jensenShannon',
      'populationStability',
      'lInfinity',
    ],
    description: 'the statistic, in place of the one that suits the column',
  },
  threshold: number('the level of a test, 0.05 unless told; from where on a distance is drift, 0.1 unless told'),
  correction: {
    enum: ['benjaminiHochberg', 'holm', 'bonferroni', 'none'],
    description: 'how the p-values of several columns are corrected; `benjaminiHochberg`, unless told',
  },
}

/** The columns whose distribution says something. */
export function spread({ columns: known = {}, key = [] }: Dataset, place: string): string[] {
  const names = Object.entries(known).flatMap(([name, { type, unique, references, enum: members }]) => {
    const isFree = members === undefined && (type === undefined || type === 'string')
    return isFree || unique || references !== undefined || key.includes(name) ? [] : [name]
  })
  if (names.length > 0) return names
  const facts = { received: 'lack of `columns`', place, expected: 'columns that can be compared' }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'name them, or declare the types of columns' })
}

function valuesOf({ isNumber, values }: Sampled): Values {
  if (isNumber) return values.map((value) => (typeof value === 'number' ? value : null))
  const counts = new Map<string | null, number>()
  for (const value of values) {
    const name = value === null ? null : String(value)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

interface Drifting {
  names: string[]
  settings: DriftSettings
  current: Table
  reference: Table
  datasets: Dataset[]
}

/** The columns whose distribution is not that of a reference: the first, and a line for each of the others. */
export async function drifting({
  names,
  settings,
  current,
  reference,
  datasets,
}: Drifting): Promise<Violation | undefined> {
  const { statistic, threshold, correction } = settings
  const asked = await askedFor(names, datasets, [reference, current])
  const [was, is] = [await sampled(reference, asked), await sampled(current, asked)]
  const options = { ...(statistic && { statistic }), ...(threshold !== undefined && { threshold }) }
  const compared = asked.flatMap(({ name }, index) => {
    const [before, now] = [was[index], is[index]]
    return before && now ? [{ column: name, reference: valuesOf(before), current: valuesOf(now), ...options }] : []
  })
  const [first, ...others] = driftOf(compared, correction).filter(({ isDrift }) => isDrift)
  if (!first) return undefined
  const notes = others.map(({ column, said }) => `also   ${column}: ${said}`)
  return { column: first.column, received: first.said, ...(notes.length > 0 && { notes }) }
}
