import type { Location } from './location.ts'

/** How a script is to do with inputs of growing size. */
export interface Volumes {
  /** The sizes that are tried, in rows of each input that is made. */
  rows: number[]
  /** How many rows there are where it counts. */
  production?: number
  /** At most so does what it needs grow: with the rows to this power. */
  maxExponent: number
  /** At most so much for `production` rows. */
  maxSeconds?: number
  maxMemoryMb?: number
  at?: Location | undefined
}

/** What runs on so many rows needed; a number is missing where the system does not tell it. */
export interface Measured {
  rows: number
  seconds: number
  /** Without what it waited for, other programs on the machine included. */
  cpuSeconds: number | undefined
  memoryMb: number | undefined
}
