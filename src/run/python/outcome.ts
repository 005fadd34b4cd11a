import type { Mounted, ScriptError, Stopped } from '../../model/run.ts'

/** What the Python side says of one script. */
export interface Answer {
  done?: boolean
  exitCode?: number
  noMain?: boolean
  error?: ScriptError
  peakMemoryMb?: number | null
  cpuSeconds?: number | null
  bytesRead?: number | null
  bytesWritten?: number | null
  left?: string[]
  mounted?: Mounted
  notes?: string[]
  /** Why none of the ways that the job allows could show it `/opt/ml`: another runner may. */
  refused?: string
}

/** How the process ended in which the script ran. */
export interface Outcome {
  answer: Answer
  exitCode: number | undefined
  signal: string | undefined
  stopped: Stopped | undefined
  peakMemoryMb?: number | undefined
  cpuSeconds?: number | undefined
  /** Why it could not even start. */
  failure?: string | undefined
  /** The runner that did it in the end, where that is another than was asked. */
  runner?: string
  notes?: string[]
}
