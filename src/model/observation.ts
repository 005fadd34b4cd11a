import type { Dataset, Port } from './contract.ts'

/** The files that were found for one dataset, and the patterns that matched none. */
export interface ObservedDataset {
  dataset: Dataset
  files: string[]
  missing: string[]
}

/** What a run left in one port. */
export interface ObservedPort {
  /** `step.port` */
  place: string
  port: Port
  dir: string
  /** Every file in the folder, relative to it. */
  files: string[]
  datasets: ObservedDataset[]
}
