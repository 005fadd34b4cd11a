export interface ScriptFrame {
  file: string
  line: number
  name: string
}

/** How a script ended when it did not end well. */
export interface ScriptError {
  type: string
  message: string
  /** Outermost first, the scripts' own frames only. */
  frames: ScriptFrame[]
}

/** What became of a job. */
export interface Run {
  ok: boolean
  exitCode: number | undefined
  signal: string | undefined
  timedOut: boolean
  cancelled: boolean
  error: ScriptError | undefined
  /** The last 64 kB of each, masked. */
  stdout: string
  stderr: string
  seconds: number
  peakMemoryMb: number | undefined
  interpreter: string | undefined
  workspace: string
}
