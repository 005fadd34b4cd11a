import type { Part } from '../../../shared/reading/part.ts'
import type { Rows, Table } from '../table.ts'
import { refuse, testsOf, type DbtTest } from './test.ts'

function uniqueTogether(args: Part, table: Table): boolean {
  const [name = '', ...others] = args.texts('combination_of_columns') ?? []
  return others.length === 0 && table.say(name, { unique: true })
}

function rowCount(args: Part, rows: Rows): boolean {
  const [min, max] = [args.count('min_value'), args.count('max_value')]
  Object.assign(rows, min !== undefined && { min }, max !== undefined && { max })
  return true
}

function follow({ name, args }: DbtTest, table: Table, rows: Rows): boolean {
  if (name === 'dbt_utils.unique_combination_of_columns') return uniqueTogether(args, table)
  return name === 'dbt_expectations.expect_table_row_count_to_be_between' && rowCount(args, rows)
}

/** The tests of a whole table; gives what they say of its rows. */
export function tableTests(part: Part, table: Table): Rows {
  const rows: Rows = {}
  for (const test of testsOf(part)) {
    if (!follow(test, table, rows)) refuse(part.session, test.path, 'no keyword of a contract is as much')
  }
  return rows
}

/** A contract that dbt enforces lists all columns. */
export function fieldsOf(part: Part): { fields?: 'exact' | 'subset' } {
  const enforced = part.part('config')?.part('contract')?.flag('enforced')
  return enforced === undefined ? {} : { fields: enforced ? 'exact' : 'subset' }
}
