import type { Job } from '../../model/job.ts'

/** The folder that collects what all runs covered; only who wants coverage names one. */
export const coverageFolder = (): string | undefined => process.env['PIPEPROOF_COVERAGE'] || undefined

/** What a job is told of coverage, where somebody wants it. */
export function coverageWanted(): Pick<Job, 'coverage'> {
  if (coverageFolder() === undefined) return {}
  const builtin = process.env['PIPEPROOF_COVERAGE_TRACER'] === 'builtin'
  return { coverage: { root: process.env['PIPEPROOF_COVERAGE_ROOT'] ?? process.cwd(), builtin } }
}
