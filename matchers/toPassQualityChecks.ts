import type { CheckItem, Port } from 'pipeproof'
import { checkData, checkItems, itemsIn, type Data } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

const isPort = (wanted: unknown): wanted is Port =>
  typeof wanted === 'object' && wanted !== null && 'datasets' in wanted

/** The data passes a list of checks, also as YAML; or keeps all that a port declares, the one it was written to unless another is named. */
export async function toPassQualityChecks(
  data: Data,
  wanted?: Port | CheckItem | CheckItem[] | string,
): Promise<Verdict> {
  const found =
    wanted === undefined || isPort(wanted)
      ? await checkData(data, wanted, 'all')
      : await checkItems(data, typeof wanted === 'string' ? itemsIn(wanted) : [wanted].flat())
  return verdict(found, 'data that breaks a check')
}
