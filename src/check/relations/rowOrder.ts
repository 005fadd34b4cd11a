import { unlikeDocuments, unlikeSheets } from './compare.ts'
import type { Relation } from './relation.ts'
import { each, numbersOf, picked } from './rows.ts'

const expected = 'the same for rows in another order'

/** Even numbers first, so that neighbours are torn apart. */
const torn = (rows: number[]): number[] => rows.toSorted((one, other) => (one % 2) - (other % 2))

/** The order of the rows changes nothing but theirs. */
export const rowOrder: Relation = {
  why: 'Files are listed, read and joined in an order that nobody promised: what depends on it changes from day to day.',
  vary: (sheets) => [
    each(sheets, (sheet) => picked(sheet, numbersOf(sheet).toReversed())),
    each(sheets, (sheet) => picked(sheet, torn(numbersOf(sheet)))),
  ],
  judge: (first, others, { ignore = [] }) =>
    others.flatMap((other) => [
      ...unlikeSheets(first.sheets, other.sheets, { expected, ignore }),
      ...unlikeDocuments(first, other, expected),
    ]),
}
