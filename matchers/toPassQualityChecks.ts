import type { Port } from 'pipeproof'
import { checkData, type Data } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The data keeps everything that a port declares: the one it was written to, unless another is named. */
export async function toPassQualityChecks(data: Data, port?: Port): Promise<Verdict> {
  return verdict(await checkData(data, port, 'all'), 'data that breaks a check')
}
