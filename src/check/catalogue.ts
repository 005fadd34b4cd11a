import type { DataCheck, DocumentCheck } from '../model/check.ts'
import type { Column, Dataset } from '../model/contract.ts'
import { allow } from './checks/allow.ts'
import { columns } from './checks/columns.ts'
import { format } from './checks/format.ts'
import { json } from './checks/json.ts'
import { key } from './checks/key.ts'
import { length } from './checks/length.ts'
import { nulls } from './checks/nulls.ts'
import { pattern } from './checks/pattern.ts'
import { range } from './checks/range.ts'
import { references } from './checks/references.ts'
import { rows } from './checks/rows.ts'
import { set } from './checks/set.ts'
import { type } from './checks/type.ts'
import { unique } from './checks/unique.ts'

/** Checks of a whole dataset, by name. */
export const datasetChecks: Record<string, (dataset: Dataset) => DataCheck | undefined> = { columns, rows, key }

/** Checks of documents, which have no columns, by name. */
export const documentChecks: Record<string, (dataset: Dataset) => DocumentCheck | undefined> = { json }

/** What columns refer to, where it is at hand, by the reference. */
type Known = Record<string, Set<string>>

/** Checks that follow from the keywords of one column, by name. */
export const columnChecks: Record<string, (name: string, column: Column, known: Known) => DataCheck | undefined> = {
  nulls,
  type,
  allow,
  range,
  set,
  length,
  pattern,
  format,
  unique,
  references,
}

/** Every check that a dataset's declaration stands for. */
export function checksOf(dataset: Dataset, known: Known = {}): DataCheck[] {
  const ofColumns = Object.entries(dataset.columns ?? {}).flatMap(([name, column]) =>
    Object.values(columnChecks).flatMap((check) => check(name, column, known) ?? []),
  )
  return [...Object.values(datasetChecks).flatMap((check) => check(dataset) ?? []), ...ofColumns]
}

/** Every check that its documents are to pass. */
export const documentChecksOf = (dataset: Dataset): DocumentCheck[] =>
  Object.values(documentChecks).flatMap((check) => check(dataset) ?? [])
