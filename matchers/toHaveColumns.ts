import { hasColumns } from 'pipeproof'
import { checkItems, type Data } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The data has these columns; with `exact` no others, with `ordered` in this order. */
export async function toHaveColumns(
  data: Data,
  columns: string | string[],
  options: { exact?: boolean; ordered?: boolean } = {},
): Promise<Verdict> {
  return verdict(await checkItems(data, [hasColumns({ columns, ...options })]), 'other columns')
}
