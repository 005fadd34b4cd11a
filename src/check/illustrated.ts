import type { Table, TableRow } from '../model/table.ts'
import { countWhere } from '../table/counting.ts'
import { sampleSize } from './failures.ts'

/** How many rows of a table fulfil a condition, and some of them; nothing where none does. */
export async function illustrated(
  table: Table,
  condition: string,
): Promise<{ count: number; sample: TableRow[] } | undefined> {
  const [counted] = await table.aggregate([countWhere(condition)])
  const count = Number(counted ?? 0)
  return count > 0 ? { count, sample: await table.sample(condition, sampleSize) } : undefined
}
