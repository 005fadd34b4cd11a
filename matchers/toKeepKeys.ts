import { keepsKeys } from 'pipeproof'
import { checkItems, nameOf, type Data } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

type Terms = [key: string | string[], options?: { where?: string; lost?: boolean; invented?: boolean }]

/** The data has every key of the other, and none that the other has not. */
export async function toKeepKeys(data: Data, of: Data, ...[key, options]: Terms): Promise<Verdict> {
  const name = nameOf(of)
  return verdict(await checkItems(data, [keepsKeys({ of: name, key, ...options })], { [name]: of }), 'other keys')
}
