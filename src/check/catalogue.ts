import type { Check } from '../model/check.ts'
import type { Column, Dataset } from '../model/contract.ts'
import { columns } from './checks/columns.ts'
import { length } from './checks/length.ts'
import { nulls } from './checks/nulls.ts'
import { pattern } from './checks/pattern.ts'
import { range } from './checks/range.ts'
import { rows } from './checks/rows.ts'
import { set } from './checks/set.ts'
import { type } from './checks/type.ts'
import { unique } from './checks/unique.ts'

/** Checks of a whole dataset, by name. */
export const datasetChecks: Record<string, (dataset: Dataset) => Check> = { columns, rows }

/** Checks that follow from the keywords of one column, by name. */
export const columnChecks: Record<string, (name: string, column: Column) => Check | undefined> = {
  nulls,
  type,
  range,
  set,
  length,
  pattern,
  unique,
}

/** Every check that a dataset's declaration stands for. */
export function checksOf(dataset: Dataset): Check[] {
  const ofColumns = Object.entries(dataset.columns ?? {}).flatMap(([name, column]) =>
    Object.values(columnChecks).flatMap((check) => check(name, column) ?? []),
  )
  return [...Object.values(datasetChecks).map((check) => check(dataset)), ...ofColumns]
}
