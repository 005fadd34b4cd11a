import type { Finding } from './finding.ts'
import type { DatasetQuality } from './quality.ts'

export interface RecordedTest {
  group: string
  title: string
  ok: boolean
  seconds: number
  findings: Finding[]
}

/** One run of a step; `served` means that an equal one before had written its results. */
export interface RecordedRun {
  step: string
  ok: boolean
  runner: string
  served: boolean
  seconds: number
  notes: string[]
}

/** The versioned account of a whole test run; reports read nothing else. */
export interface RunRecord {
  version: 1
  pipeproof: string
  pipeline: string
  startedAt: string
  steps: string[]
  /** The nodes without a script. */
  outside?: string[]
  edges: { from: string; to: string }[]
  tests: RecordedTest[]
  runs?: RecordedRun[]
  /** Of the run from end to end, in the order of the data. */
  quality?: DatasetQuality[]
}
