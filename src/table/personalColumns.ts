import type { Column } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import type { Table } from '../model/table.ts'
import { own } from '../shared/own.ts'
import { isSilent, isTelling, personalKinds, type PersonalKind } from './personalKinds.ts'

/** A column that looks like data about people. */
export interface PersonalColumn {
  column: string
  kind: PersonalKind
  /** How many of the values that were looked at. */
  count: number
  of: number
}

const most = 10_000
const longest = 500

function kindOf(column: string, values: string[]): PersonalColumn | undefined {
  const of = values.length
  for (const [name, { is, share, least }] of Object.entries(personalKinds)) {
    const count = values.filter(is).length
    if (count >= least && count >= share * of) return { column, kind: name as PersonalKind, count, of } // the keys of a constant
  }
  const count = isTelling(column) ? values.filter((value) => !isSilent(value)).length : 0
  return count > 0 ? { column, kind: 'name', count, of } : undefined
}

/** The values that can tell of anybody: what a contract lists tells of none. */
function valuesIn(column: string, rows: Row[], { enum: members, const: only }: Column): string[] {
  if (members || only !== undefined) return []
  return rows
    .map((row) => own(row, column) ?? '')
    .map((value) => String(value).slice(0, longest).trim())
    .filter((text) => text !== '')
}

/** Which columns look like data about people, by the first 10,000 rows. */
export async function personalColumns(table: Table, columns: Record<string, Column> = {}): Promise<PersonalColumn[]> {
  const rows = await table.rows(most)
  return table.columns.flatMap((name) => kindOf(name, valuesIn(name, rows, own(columns, name) ?? {})) ?? [])
}
