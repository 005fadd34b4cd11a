/** What reports tell of a test beside its verdict: names and numbers, no data. */
export interface TestFacts {
  pipeline: string
  /** The kind of generated test: `boundary`. */
  kind?: string | undefined
  step?: string
  /** `step.port -> step.port` */
  edge?: string
  verdict: 'passed' | 'warned' | 'failed'
  /** The first twenty. */
  findings: { code: string; place: string; count?: number }[]
  /** How often scripts were run for it, or for a test that asked before. */
  runs: number
  /** How many of these an equal run of an earlier day stood for. */
  served: number
  /** The run times of the scripts together. */
  seconds: number
  peakMemoryMb?: number
  /** Of the tables that were read and written; very large ones that nobody counted are left out. */
  rows?: { in: number; out: number }
  /** The least of the datasets. */
  score?: number
  /** Names the input that failed. */
  replay?: string
}
