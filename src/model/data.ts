import type { Anonymise } from './anonymise.ts'
import type { Generator } from './generator.ts'
import type { Reject } from './reject.ts'
import type { ColumnType, Scalar } from './scalar.ts'

/** A row as people write it. */
export type Row = Record<string, Scalar>

/** How much data: ten rows, a thousand, or a hundred thousand, where the contract allows as many. */
export type Size = 'small' | 'medium' | 'large'

/** What data a port should get; `data/` makes it. */
export type DataSpec =
  | {
      kind: 'generated'
      rows?: number | Size
      seed?: string
      columns?: Record<string, { nullFraction?: number }>
      /** What makes the values of single columns. */
      generators?: Record<string, string | Generator>
      /** How many files each glob gets; one, unless told. */
      files?: number
    }
  /** The edges of what is allowed, in pairs; `odd` texts in place of plain ones; `part` counts, where one table can not show all. */
  | { kind: 'boundary'; odd?: boolean; part?: number }
  /** One promise is broken, of a column where it has to do with one. */
  | { kind: 'invalid'; reject: Reject; column?: string }
  | { kind: 'rows'; rows: Row[] | Record<string, Row[]> }
  /** `done` is said of a copy whose columns are anonymised already. */
  | { kind: 'local'; path: string; anonymise?: Anonymise | 'done' }
  /** Named test data: `orders@2`, or the latest of `orders`. */
  | { kind: 'data'; name: string; manifest: string }
  /** New rows that are like those of a file or a folder. */
  | { kind: 'like'; path: string; rows?: number | Size; seed?: string; anonymise?: Anonymise }
  /** What a step wrote; with `also`, beside what others wrote. */
  | { kind: 'upstream'; step: string; port: string; also?: { step: string; port: string }[] }

/** One column of a large table: dates in typed arrays are days, timestamps milliseconds, since 1970. */
export interface ColumnValues {
  name: string
  type?: ColumnType | undefined
  values: ArrayLike<Scalar | bigint>
  /** Not 0 where a value is null, for arrays that can not hold one. */
  nulls?: Uint8Array | undefined
}
