import type { Part } from '../../../shared/reading/part.ts'
import type { Table } from '../table.ts'

interface Match {
  fields: 'exact' | 'subset'
  ordered?: boolean
  /** Columns may be missing. */
  isLoose?: boolean
}

const matches = new Map<unknown, Match>([
  ['exact', { fields: 'exact', ordered: true }],
  ['equal', { fields: 'exact' }],
  ['subset', { fields: 'subset' }],
  ['superset', { fields: 'exact', isLoose: true }],
  ['partial', { fields: 'subset', isLoose: true }],
])

/** How the columns of the data match the fields: by name and place unless `fieldsMatch` says otherwise. */
export function matchOf(schema: Part, table: Table): Omit<Match, 'isLoose'> {
  const written = schema.take('fieldsMatch') ?? 'exact'
  const match = matches.get(Array.isArray(written) && written.length === 1 ? written[0] : written)
  if (!match) throw schema.wrong('fieldsMatch', '`exact`, `equal`, `subset`, `superset` or `partial`')
  const { isLoose = false, ...rest } = match
  if (isLoose) for (const name of table.columns.keys()) table.say(name, { optional: true })
  if (isLoose && rest.fields === 'subset') schema.note('fieldsMatch', 'that one of the columns is there is not checked')
  return rest
}
