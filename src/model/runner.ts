import type { Job } from './job.ts'
import type { Run } from './run.ts'

export interface Runner {
  name: string
  run(job: Job): Promise<Run>
}
