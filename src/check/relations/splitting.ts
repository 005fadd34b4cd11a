import { linesOf, unlike } from './compare.ts'
import type { Relation } from './relation.ts'
import { each, heightOf, numbersOf, picked } from './rows.ts'

const expected = 'the rows of both halves of the input together'

/** The rows of a half do not depend on the other half. */
export const splitting: Relation = {
  why: 'Large inputs are cut into parts: what looks at all of them at once gives other values then.',
  vary: (sheets) => [
    each(sheets, (sheet) => picked(sheet, numbersOf(sheet).slice(0, Math.ceil(heightOf(sheet) / 2)))),
    each(sheets, (sheet) => picked(sheet, numbersOf(sheet).slice(Math.ceil(heightOf(sheet) / 2)))),
  ],
  judge: (first, halves, { ignore = [] }) =>
    Object.keys(first.sheets).flatMap((file) => {
      const both = halves.flatMap(({ sheets }) => linesOf(sheets[file] ?? [], ignore))
      return unlike(both, linesOf(first.sheets[file] ?? [], ignore), { file, expected })
    }),
}
