import type { Column } from '../../../model/contract.ts'
import { own } from '../../../shared/own.ts'
import { said, tighten } from '../bounds.ts'
import type { Part } from '../../../shared/reading/part.ts'
import { meanings } from './meanings.ts'
import { refuse, testsOf } from './test.ts'
import { sqlType } from './types.ts'

function typeAt(part: Part): Column {
  const text = part.text('data_type')
  const found = text === undefined ? undefined : sqlType(text)
  if (text === undefined) return {}
  if (!found) part.drop('data_type', 'no type of a column is like it')
  else if (!found.isExact) part.note('data_type', `of \`${text}\` only the kind is`)
  return found?.column ?? {}
}

const constraints: Record<string, Column> = {
  not_null: { nullable: false },
  unique: { unique: true },
  primary_key: { unique: true, nullable: false },
}

function constrain(part: Part, column: Column): void {
  for (const constraint of part.parts('constraints')) {
    const keywords = own(constraints, constraint.name('type'))
    if (keywords) tighten(column, keywords)
    else refuse(constraint.session, constraint.path, 'no keyword of a contract is as much')
  }
}

/** One column; it may be null unless a test or a constraint says otherwise. */
export function dbtColumn(part: Part): Column {
  const column: Column = { nullable: true, ...typeAt(part), ...said({ description: part.text('description') }) }
  constrain(part, column)
  for (const { name, args, path } of testsOf(part)) {
    const meaning = own(meanings, name)
    if (meaning) tighten(column, meaning(args, column))
    else refuse(part.session, path, 'no keyword of a contract is as much')
  }
  return column
}
