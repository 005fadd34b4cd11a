import type { ColumnValues } from '../../model/data.ts'
import type { RelationOptions } from '../../model/relation.ts'

/** One file with rows, by its columns. */
export type Sheet = ColumnValues[]

/** Files with rows, by `port/file`. */
export type Sheets = Record<string, Sheet>

/** What a run wrote, by `port/file`. */
export interface Written {
  sheets: Sheets
  documents: Record<string, unknown>
  /** What files of any other kind hold, as a hash. */
  opaque: Record<string, string>
}

/** Where outputs are not related as they should be. */
export interface Misfit {
  /** `port/file` */
  file: string
  received: string
  expected: string
  /** Some of the rows that show it. */
  rows?: string[]
}

/** How outputs are related where inputs are. */
export interface Relation {
  /** Why that matters, in a sentence. */
  why: string
  /** The inputs of each run after the first, as far as they are others; `again` runs it once more where it ran. */
  vary(sheets: Sheets, options: RelationOptions): Sheets[] | 'again' | 'fresh'
  judge(first: Written, others: Written[], options: RelationOptions): Misfit[]
}
