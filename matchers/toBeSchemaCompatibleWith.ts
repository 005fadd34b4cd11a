import { PipeproofError } from 'pipeproof'
import {
  checkData,
  disagreements,
  isDeclared,
  portLike,
  portOf,
  type Data,
  type Declared,
  type Mode,
} from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The data has the columns, types and nulls that a port declares or other data has; or a contract, a port or columns agree with those before. */
export async function toBeSchemaCompatibleWith(
  now: Data | Declared,
  wanted: Data | Declared | undefined,
  { mode }: { mode?: Mode } = {},
): Promise<Verdict> {
  // a name with a typo has no port, which is no reason to take another
  if (wanted === undefined) throw new PipeproofError('noChecks', { subject: 'comparison with nothing' })
  const port = isDeclared(wanted) ? wanted : await portLike(wanted)
  if (!isDeclared(now))
    return verdict(await checkData(now, portOf(port), 'schema'), 'data that does not fit the schema')
  return verdict(disagreements(now, port, mode), 'declarations that do not agree')
}
