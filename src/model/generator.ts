/** Makes the values of a column: the same ones for the same seed. */
export interface Generator {
  name: string
  /** Tells it from others of its name. */
  id: string
  /** The values of so many rows. */
  make(seed: number, rows: number): unknown[]
  /** The value that says least. */
  simplest(): unknown
}
