import { repeated } from '../shared/repeated.ts'
import { BrokenTable, type FileColumn } from './formats/format.ts'

/** Columns that a table can have: each with a name, which no other has but for capitals. */
export function demandColumns(columns: FileColumn[], line?: number): FileColumn[] {
  const names = columns.map(({ name }) => name)
  const twice = repeated(names)
  if (twice !== undefined) throw new BrokenTable(`two columns named \`${twice}\``, line)
  if (names.includes('')) throw new BrokenTable('column without a name', line)
  return columns
}
