import type { Location } from './location.ts'

/** Another version of a script, which is to write the same. */
export interface Versions {
  /** The revision of git that has it. */
  base?: string
  /** The file that it is. */
  script?: string
  /** How many inputs both are given. */
  inputs: number
  /** How far numbers may be apart, of themselves where they are large; 1e-9, unless told. */
  tolerance?: number
  /** Columns that are not compared. */
  ignore?: string[]
  /** The outputs that are compared; all, unless told. */
  outputs?: string[]
  at?: Location | undefined
}
