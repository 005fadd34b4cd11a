import type { Covered } from './covered.ts'
import type { Touched } from './touched.ts'

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
  /** What led to it, nearest first. */
  causes: { type: string; message: string }[]
}

/** What a run used; a number is missing where the system does not tell it. */
export interface Usage {
  seconds: number
  cpuSeconds: number | undefined
  peakMemoryMb: number | undefined
  bytesRead: number | undefined
  bytesWritten: number | undefined
}

/** Who ended a run that did not end by itself. */
export type Stopped = 'timeout' | 'cancelled' | 'memory'

/** A file tree of its own, or, where the system does not allow one, calls that are rewritten. */
export type Mounted = 'namespace' | 'container' | 'shim'

/** What became of a job. */
export interface Run {
  ok: boolean
  /** The runner that did it in the end, and what there is to say of that. */
  runner: string
  notes: string[]
  exitCode: number | undefined
  signal: string | undefined
  stopped: Stopped | undefined
  error: ScriptError | undefined
  /** The last 64 kB of each, masked. */
  stdout: string
  stderr: string
  usage: Usage
  /** Commands of the processes that it left running; they were ended. */
  left: string[]
  /** How `/opt/ml` was shown to the script, where it was. */
  mounted?: Mounted | undefined
  interpreter: string | undefined
  workspace: string
  /** Undefined where the runner can not tell. */
  touched?: Touched | undefined
  /** Of what lay in its ports, as far as the cache had to know them: equal ones are equal names and bytes. */
  hashes?: { inputs: Record<string, string>; outputs?: Record<string, string> | undefined }
  /** Undefined where nobody wanted to know. */
  covered?: Covered | undefined
  /** An equal run had written this before, so the script was not started. */
  served?: boolean | undefined
  /** Served because equal runs wrote the same. */
  proved?: boolean | undefined
}
