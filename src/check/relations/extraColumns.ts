import { unlikeRuns } from './compare.ts'
import type { Relation } from './relation.ts'
import { each, heightOf } from './rows.ts'

const expected = 'the same when the input has a column more'

/** A column that nobody asked for is ignored. */
export const extraColumns: Relation = {
  why: 'Columns are added upstream without a word: a script that takes all of them learns from what it should not see.',
  vary: (sheets) => [
    each(sheets, (sheet) => {
      const values = Array.from({ length: heightOf(sheet) }, (_, row) => row % 7)
      return [...sheet, { name: 'column_nobody_asked_for', type: 'integer', values }]
    }),
  ],
  judge: (first, others, { ignore = [] }) => others.flatMap((other) => unlikeRuns(first, other, { expected, ignore })),
}
