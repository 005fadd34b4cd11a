import { readFileSync } from 'node:fs'
import type { Job } from '../../../src/model/job.ts'
import { pythonRunner } from '../../../src/run/runners/python.ts'

/** Runs jobs, given in a file, in a batch or one by one, and prints how they ended: `tsx runsJobs.ts FILE batch|each`. */
const [file = '', how = ''] = process.argv.slice(2)
// written by the test that starts this
const jobs = JSON.parse(readFileSync(file, 'utf8')) as Job[]
const runs =
  how === 'batch' ? await pythonRunner.runMany?.(jobs) : await Promise.all(jobs.map((job) => pythonRunner.run(job)))
process.stdout.write(`${runs?.map((run) => `${run?.runner} ${run?.ok}`).join(', ')}\n`)
