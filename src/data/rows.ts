import type { Dataset } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import { contentOf } from '../table/columns.ts'
import { columnsOf, type Wanted } from './columns.ts'

/** Rows that a dataset allows: the same ones for the same seed. */
export function validRows(dataset: Dataset, wanted: Wanted): Row[] {
  const rows = [...contentOf(columnsOf(dataset, wanted)).rows]
  return rows.length > 0 ? rows : Array.from({ length: wanted.rows }, () => ({}))
}
