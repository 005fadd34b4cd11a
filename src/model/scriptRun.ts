import type { Contract } from './contract.ts'
import type { Finding } from './finding.ts'
import type { ObservedPort } from './observation.ts'
import type { Run } from './run.ts'

/** A run of one script: how it ended, what it read and wrote, and what is wrong with that. */
export interface ScriptRun<C extends Contract = Contract> extends Run {
  inputs: { [Name in keyof C['inputs']]: ObservedPort }
  outputs: { [Name in keyof C['outputs']]: ObservedPort }
  findings: Finding[]
}
