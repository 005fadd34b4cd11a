import { statSync } from 'node:fs'
import type { Budget } from '../../model/expectation.ts'
import type { Outcome } from './outcome.ts'
import { writtenBy } from './written.ts'

const bytesInMb = 2 ** 20

const inMb = (bytes: number | undefined): number | undefined => (bytes === undefined ? undefined : bytes / bytesInMb)

/** What a run used, where the system tells it. */
export const measures: Record<keyof Budget, (outcome: Outcome) => number | undefined> = {
  seconds: ({ run }) => run.usage.seconds,
  cpuSeconds: ({ run }) => run.usage.cpuSeconds,
  memoryMb: ({ run }) => run.usage.peakMemoryMb,
  readMb: ({ run }) => inMb(run.usage.bytesRead),
  writtenMb: ({ run }) => inMb(run.usage.bytesWritten),
  outputMb: (outcome) => inMb(writtenBy(outcome).reduce((sum, { path }) => sum + statSync(path).size, 0)),
}

/** To three digits. */
export const rounded = (value: number): string => String(Number(value.toPrecision(3)))
