import { unlikeGolden, type Data } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The data is what a golden file says, but for a tolerance and columns that are left out; `-u` writes that file anew. */
export async function toMatchGolden(
  data: Data,
  path: string,
  options: { tolerance?: number; ignore?: string[] } = {},
): Promise<Verdict> {
  return verdict(await unlikeGolden(data, path, options), 'data that is not as in the golden file')
}
