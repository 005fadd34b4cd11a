import { linesOf, unlike } from './compare.ts'
import type { Relation } from './relation.ts'
import { each, numbersOf, picked } from './rows.ts'

const expected = 'the same rows when every row of the input is there twice'

/** Rows that are there twice change nothing but counts. */
export const duplicates: Relation = {
  why: 'A file that is delivered twice is no rarity: what is learnt from it should not be another.',
  vary: (sheets) => [each(sheets, (sheet) => picked(sheet, [...numbersOf(sheet), ...numbersOf(sheet)]))],
  judge: (first, others, { ignore = [] }) =>
    others.flatMap((other) =>
      Object.keys(first.sheets).flatMap((file) => {
        const [before, now] = [first.sheets[file] ?? [], other.sheets[file] ?? []].map((sheet) => [
          ...new Set(linesOf(sheet, ignore)),
        ])
        return unlike(before ?? [], now ?? [], { file, expected })
      }),
    ),
}
