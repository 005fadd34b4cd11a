import { relations, type RelationName } from '../../src/check/relations.ts'
import type { Relation, Sheets, Written } from '../../src/check/relations/relation.ts'
import type { RelationOptions } from '../../src/model/relation.ts'
import type { Scalar } from '../../src/model/scalar.ts'

/** One file of one column. */
export const sheets = (file: string, values: Scalar[]): Sheets => ({ [file]: [{ name: 'n', type: 'number', values }] })

/** A run that wrote this. */
export const wrote = (values: Scalar[], documents: Record<string, unknown> = {}): Written => ({
  sheets: sheets('out/a.csv', values),
  documents,
  opaque: {},
})

/** The values of each varied input. */
export function varied(name: RelationName, values: Scalar[], options: RelationOptions = {}): unknown {
  const found = relations[name].vary(sheets('raw/a.csv', values), options)
  if (typeof found === 'string') return found
  return found.map((each) => each['raw/a.csv']?.map((column) => Array.from(column.values)))
}

/** What is told of runs that are not related. */
export function misfits(name: RelationName, runs: [Written, ...Written[]], options: RelationOptions = {}): string[] {
  const [first, ...others] = runs
  const { judge }: Relation = relations[name]
  return judge(first, others, options).flatMap(({ file, received, rows = [] }) => [`${file}: ${received}`, ...rows])
}
