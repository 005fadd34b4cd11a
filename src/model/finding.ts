import type { Location } from './location.ts'

export type Fault = 'producer' | 'consumer' | 'contract' | 'script' | 'data'

/** A row that shows a finding; `row` counts the data rows of `file` from 1. */
export interface SampleRow {
  file: string
  row: number
  values: Record<string, string | null>
}

/** The data or the script is wrong: one broken promise. */
export interface Finding {
  code: string
  severity: 'error' | 'warning'
  /** `step`, `step.port` or `step.port.column` */
  place: string
  message: string
  expected: string
  received: string
  fault: Fault
  advice: string
  count?: number
  total?: number
  sample: SampleRow[]
  /** The smallest rows that show it. */
  witness?: Record<string, string | null>[]
  at?: Location | undefined
  frames?: Location[]
  /** What else there is to say, a line each. */
  notes?: string[]
  workspace?: string
}
