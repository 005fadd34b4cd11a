import type { Port } from 'pipeproof'
import { checkData, type Data } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The data has the columns, types and nulls that a port declares. */
export async function toBeSchemaCompatibleWith(data: Data, port: Port | undefined): Promise<Verdict> {
  return verdict(await checkData(data, port, 'schema'), 'data that does not fit the schema')
}
