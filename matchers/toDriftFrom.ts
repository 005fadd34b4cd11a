import { keepsDistribution } from 'pipeproof'
import { checkItems, nameOf, type Data } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The data is spread otherwise than the other: `.not` is what a test wants to know. */
export async function toDriftFrom(
  data: Data,
  from: Data,
  options: { columns?: string | string[]; threshold?: number } = {},
): Promise<Verdict> {
  const name = nameOf(from)
  const found = await checkItems(data, [keepsDistribution({ of: name, ...options })], { [name]: from })
  const { pass, message } = verdict(found, 'data that is spread as the other')
  const same = 'Unexpected data that is spread as the other, expected drift, write `.not`'
  return { pass: !pass, message: () => (pass ? same : message()) }
}
