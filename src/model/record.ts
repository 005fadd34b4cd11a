import type { Finding } from './finding.ts'
import type { DatasetQuality } from './quality.ts'

export interface RecordedTest {
  group: string
  title: string
  ok: boolean
  seconds: number
  /** With five rows of each sample at most, and long texts cut. */
  findings: Finding[]
  /** What kind of question it asks. */
  kind?: string
  tags?: string[]
  /** Its place in the plan of the whole pipeline. */
  nth?: number
  startedAt?: string
  /** Why there was no answer: a set-up that is wrong. */
  error?: string
}

/** What lay in a port; equal hashes are equal files, so an input tells which output it is. */
export interface RecordedPort {
  files: number
  bytes: number
  /** The first 16 digits of a SHA-256 of its names and bytes; missing where a link leads elsewhere. */
  hash?: string
  rows?: number
}

/** One run of a step; `served` means that an equal one before had written its results. */
export interface RecordedRun {
  step: string
  ok: boolean
  runner: string
  served: boolean
  seconds: number
  notes: string[]
  /** The name of its folder, which is kept where something was found. */
  id?: string
  case?: string
  /** `chain` is part of the run from end to end, `case` the step alone, `batch` one of many inputs. */
  kind?: 'chain' | 'case' | 'batch'
  /** So many of a batch went well, of which `case` is the first; times are sums, memory is the most. */
  count?: number
  /** How `/opt/ml` was shown to the script. */
  mounted?: string
  exitCode?: number
  signal?: string
  stopped?: string
  /** Why it failed; the line is the innermost of the scripts' own. */
  error?: { type: string; message: string; file?: string; line?: number }
  cpuSeconds?: number
  peakMemoryMb?: number
  bytesRead?: number
  bytesWritten?: number
  inputs?: Record<string, RecordedPort>
  outputs?: Record<string, RecordedPort>
}

/** A file with the first 16 digits of its SHA-256. */
export interface RecordedFile {
  file: string
  hash: string
}

/** What a step is made of. */
export interface RecordedStep {
  mode: string
  script: RecordedFile
  contract?: RecordedFile
}

/** An edge; `ok` where one of its tests ran. */
export interface RecordedEdge {
  from: string
  to: string
  ok?: boolean
}

/** Where a test run took place; what can not be told is left out. */
export interface RecordedPlace {
  framework?: { name: string; version: string }
  node?: string
  /** The system and the architecture. */
  system?: string
  python?: { path: string; version: string; libraries: Record<string, string> }
  revision?: { commit: string; branch?: string; dirty: boolean }
  /** The arguments of the framework's command line. */
  command?: string[]
  seed?: string
}

/** The versioned account of a whole test run; reports read nothing else. Paths are meant from the folder of `.pipeproof`. */
export interface RunRecord extends RecordedPlace {
  version: 1
  pipeproof: string
  pipeline: string
  /** The file of the pipeline. */
  file?: string
  startedAt: string
  endedAt?: string
  /** Whether every test went well. */
  ok?: boolean
  /** In the order of the data. */
  steps: string[]
  /** The nodes without a script. */
  outside?: string[]
  /** What each step is made of. */
  scripts?: Record<string, RecordedStep>
  edges: RecordedEdge[]
  tests: RecordedTest[]
  runs?: RecordedRun[]
  /** Of the run from end to end, in the order of the data. */
  quality?: DatasetQuality[]
  /** The other pipelines of the same test run. */
  others?: RunRecord[]
}
