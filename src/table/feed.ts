/** The types in which values are handed to the engine; whatever else they are is cast from these. */
export type HandedType = 'VARCHAR' | 'DOUBLE' | 'BIGINT' | 'BOOLEAN'

export type Handed = string | number | bigint | boolean | null

/** Columns of the same length. */
export type Batch = { length: number; at(row: number): Handed }[]

/** A table to be made; its columns are called `c0`, `c1` and so on. */
export interface Feed {
  table: string
  types: HandedType[]
  batches: Iterable<Batch> | AsyncIterable<Batch>
}

/** Where the tables of files are put that the engine can not read. */
export interface Store {
  /** Runs a statement beside a table that is gone after it. */
  withTable(feed: Feed, sql: string): Promise<void>
  query(sql: string): Promise<unknown[][]>
}
