import { PipeproofError } from 'pipeproof'
import { checkData, disagreements, isDeclared, portOf, type Data, type Declared, type Mode } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The data has the columns, types and nulls that a port declares; or a contract, a port or columns agree with those before. */
export async function toBeSchemaCompatibleWith(
  now: Data | Declared,
  wanted: Declared | undefined,
  { mode }: { mode?: Mode } = {},
): Promise<Verdict> {
  if (!isDeclared(now))
    return verdict(await checkData(now, wanted && portOf(wanted), 'schema'), 'data that does not fit the schema')
  if (!wanted) throw new PipeproofError('noChecks', { subject: 'contract without another one' })
  return verdict(disagreements(now, wanted, mode), 'declarations that do not agree')
}
