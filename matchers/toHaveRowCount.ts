import { rowCount } from 'pipeproof'
import { checkItems, type Data } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The data has so many rows, or at least `min` and at most `max`. */
export async function toHaveRowCount(data: Data, wanted: number | { min?: number; max?: number }): Promise<Verdict> {
  const bounds = typeof wanted === 'number' ? { min: wanted, max: wanted } : wanted
  return verdict(await checkItems(data, [rowCount(bounds)]), 'another number of rows')
}
