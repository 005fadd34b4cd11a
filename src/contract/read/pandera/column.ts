import type { Column } from '../../../model/contract.ts'
import { said } from '../bounds.ts'
import type { Part } from '../../../shared/reading/part.ts'
import { aliases, meanings } from './checks.ts'
import { checksOf, followCheck } from './check.ts'
import { pandasType } from './types.ts'

const alsoChecks = new Set(['not_equal_to', 'notin', 'unique_values_eq', ...Object.keys(aliases)])

function typeAt(part: Part): Column {
  const name = part.text('dtype')
  const column = name === undefined ? undefined : pandasType(name)
  if (name !== undefined && !column) part.drop('dtype', `values of \`${name}\` have no single type`)
  return column ?? {}
}

/** One column; pandera has nulls only where it says so, and columns unless it says otherwise. */
export function panderaColumn(part: Part): Column {
  part.about('title')
  const required = part.flag('required')
  const column = {
    ...typeAt(part),
    ...said({
      nullable: part.flag('nullable'),
      unique: part.flag('unique'),
      optional: required === undefined ? undefined : !required,
      description: part.text('description'),
    }),
  }
  const flat = part.keys().filter((key) => Object.hasOwn(meanings, key) || alsoChecks.has(key))
  for (const check of checksOf(part, flat)) followCheck(part, check, column)
  return column
}
