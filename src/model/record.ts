import type { Finding } from './finding.ts'

export interface RecordedTest {
  group: string
  title: string
  ok: boolean
  seconds: number
  findings: Finding[]
}

/** The versioned account of a whole test run; reports read nothing else. */
export interface RunRecord {
  version: 1
  pipeproof: string
  pipeline: string
  startedAt: string
  steps: string[]
  edges: { from: string; to: string }[]
  tests: RecordedTest[]
}
