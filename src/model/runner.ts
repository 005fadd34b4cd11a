import type { Contract } from './contract.ts'
import type { Job } from './job.ts'
import type { Run } from './run.ts'

export interface Runner {
  name: string
  run(job: Job): Promise<Run>
  /** What of its surroundings can change a result; the results of a runner that does not tell are never kept. */
  surroundings?(job: Job): Promise<unknown>
  /** Whether it can not tell what a script reads, so that the contract has to: `uses`. */
  isBlind?(contract: Pick<Contract, 'command'>): boolean
  /** Runs jobs one after the other in one process, where that is cheaper; undefined for those that did not come to run. */
  runMany?(jobs: Job[]): Promise<(Run | undefined)[]>
}
