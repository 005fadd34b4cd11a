import { conservesRows } from 'pipeproof'
import { checkItems, nameOf, type Data } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The data has as many rows as the other: all of them, those that fulfil `where`, or `ratio` for each. */
export async function toConserveRows(
  data: Data,
  of: Data,
  options: { where?: string; ratio?: number | [number, number] } = {},
): Promise<Verdict> {
  const name = nameOf(of)
  const found = await checkItems(data, [conservesRows({ of: name, ...options })], { [name]: of })
  return verdict(found, 'lost or new rows')
}
