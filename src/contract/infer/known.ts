/** How far something inferred can be trusted. */
export type Sureness = 'sure' | 'likely' | 'guess'

/** One keyword that was inferred, and what speaks for it. */
export interface Said {
  keyword: string
  sure: Sureness
  because: string
}

/** The same with its place in the contract: `inputs.raw.columns.amount.minimum`. */
export interface Known extends Omit<Said, 'keyword'> {
  place: string
}

const manyRows = 1000
const someRows = 100

/** How sure something is that held for so many rows, and needs so many times more or fewer of them than a type does. */
export function surenessOf(rows: number, demand = 1): Sureness {
  if (rows >= manyRows * demand) return 'sure'
  return rows >= someRows * demand ? 'likely' : 'guess'
}
