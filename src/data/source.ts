import type { Port } from '../model/contract.ts'
import type { Made } from './references.ts'

/** Where a source puts the data of one input. */
export interface Target {
  /** `step.port` */
  place: string
  port: Port
  dir: string
  /** The inputs that have their data already, for columns that refer to them. */
  others?: Record<string, Made> | undefined
}
