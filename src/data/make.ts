import type { Dataset, Scalar } from '../model/contract.ts'
import type { ColumnValues } from '../model/data.ts'
import { columnsOf } from './columns.ts'
import { neededFirst, referencesOf, targetOf, valuesIn } from './references.ts'
import type { Target } from './source.ts'
import type { Wished } from './wishes.ts'

export interface Asked {
  rows: number
  seed?: string | undefined
  columns?: Wished | undefined
  /** The values to choose from, by column, where they are told; what a column refers to goes before. */
  among?: Record<string, Scalar[]> | undefined
}

/** What the columns of a dataset refer to: columns of files that are there, and columns beside them. */
export async function referredBy(
  dataset: Dataset,
  { port, dir, others = {} }: Target,
): Promise<{ referred: Record<string, Scalar[]>; inner: Record<string, string> }> {
  const ports = { ...others, [port.name]: { port, dir } }
  const known = Object.fromEntries(Object.entries(ports).map(([name, made]) => [name, made.port]))
  const [referred, inner] = [new Map<string, Scalar[]>(), new Map<string, string>()]
  for (const [name, reference] of referencesOf(dataset)) {
    const target = targetOf(reference, known)
    const folder = ports[target?.port ?? '']?.dir
    if (!target || folder === undefined) continue
    if (target.dataset === dataset && target.column !== name) inner.set(name, target.column)
    if (target.dataset === dataset) continue
    const values = await valuesIn(folder, target)
    if (values.length > 0) referred.set(name, values)
  }
  return { referred: Object.fromEntries(referred), inner: Object.fromEntries(inner) }
}

/** The columns of one dataset of an input, as its contract allows them. */
export async function makeColumns(
  dataset: Dataset,
  target: Target,
  { rows, seed, columns, among }: Asked,
): Promise<ColumnValues[]> {
  const { place } = target
  const { referred, inner } = await referredBy(dataset, target)
  const known = { referred: { ...among, ...referred }, inner }
  return columnsOf(dataset, { rows, seed: `${seed ?? ''} ${place} ${dataset.name}`, place, columns, ...known })
}

/** The datasets of a port, each after those beside it that its columns refer to. */
export const datasetsIn = ({ port }: Target): Dataset[] =>
  neededFirst(Object.values(port.datasets), (dataset) =>
    referencesOf(dataset).flatMap(([, reference]) => targetOf(reference, { [port.name]: port })?.dataset ?? []),
  )
