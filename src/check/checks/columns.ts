import type { Dataset } from '../../model/contract.ts'
import type { ColumnsCheck, Violation } from '../../model/check.ts'
import { nearest } from '../../shared/nearest.ts'
import { allOf } from '../../shared/words.ts'

function missing(present: string[], wanted: string[]): Violation[] {
  return wanted
    .filter((name) => !present.includes(name))
    .map((name) => {
      const similar = nearest(
        name,
        present.filter((candidate) => !wanted.includes(candidate)),
      )
      return {
        column: name,
        received: `columns ${allOf(present)}`,
        expects: `a column \`${name}\``,
        ...(similar !== undefined && { advice: `rename \`${similar}\`` }),
      }
    })
}

function extra(present: string[], known: string[]): Violation[] {
  const unknown = present.filter((name) => !known.includes(name))
  return unknown.length === 0
    ? []
    : [
        {
          received: `columns ${allOf(unknown)}`,
          expects: `no more than ${allOf(known)}`,
          advice: 'drop them, or declare them',
        },
      ]
}

function disordered(present: string[], known: string[]): Violation[] {
  const [seen, wanted] = [
    present.filter((name) => known.includes(name)),
    known.filter((name) => present.includes(name)),
  ]
  if (seen.join('\0') === wanted.join('\0')) return []
  return [
    {
      received: `columns in the order ${seen.join(', ')}`,
      expects: `the order ${wanted.join(', ')}`,
      advice: 'write them in this order',
    },
  ]
}

/** Every column that is not `optional` is there; with `fields: exact` no other is; with `ordered` in this order. */
export function columns({ columns: declared = {}, fields, ordered }: Dataset): ColumnsCheck {
  const known = Object.keys(declared)
  const wanted = known.filter((name) => !declared[name]?.optional)
  return {
    on: 'columns',
    name: 'columns',
    expects: 'the declared columns',
    advice: 'write it, or declare it `optional: true`',
    find: (present) => [
      ...missing(present, wanted),
      ...(fields === 'exact' ? extra(present, known) : []),
      ...(ordered ? disordered(present, known) : []),
    ],
  }
}
