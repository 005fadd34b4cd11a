import type { ObservedPort } from '../../model/observation.ts'
import type { Run } from '../../model/run.ts'

/** A run, and what it read and wrote. */
export interface Outcome {
  step: string
  run: Run
  inputs: Record<string, ObservedPort>
  outputs: Record<string, ObservedPort>
}
