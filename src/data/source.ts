import type { Port } from '../model/contract.ts'

/** Where a source puts the data of one input. */
export interface Target {
  /** `step.port` */
  place: string
  port: Port
  dir: string
}
