/** How SageMaker runs a script; it tells where its ports are. */
export type PlatformKind = 'processing' | 'training'

/** What a script sees as `/opt/ml`, with the paths of its ports there. */
export interface Platform {
  kind: PlatformKind
  inputs: Record<string, string>
  outputs: Record<string, string>
  /** The outputs whose next step gets one archive, with its name. */
  packed: Record<string, string>
  /** The ways to show it, in the order to try. */
  ways?: ('namespace' | 'shim')[]
}

/** What a runner is asked to do. */
export interface Job {
  script: string
  /** Run instead of the script; `{inputs.NAME}` and the like are still to be filled. */
  command?: string[] | undefined
  /** The files that a command reads besides its inputs, as globs of whole paths. */
  uses?: string[] | undefined
  /** What a container is made from. */
  image?: string | undefined
  /** Call its `main`, or run it as a program. */
  mode: 'call' | 'entry'
  workspace: string
  inputs: Record<string, string>
  outputs: Record<string, string>
  env: Record<string, string>
  args: Record<string, string>
  timeoutMs: number
  memoryMb: number | undefined
  /** `false` lets the script reach nothing but its own machine. */
  network?: boolean | undefined
  /** Undefined where the script does not ask for `/opt/ml`. */
  platform?: Platform | undefined
  python: string | undefined
  /** Told where somebody wants to know which lines of the project it runs; `builtin` does without coverage.py. */
  coverage?: { root: string; builtin: boolean }
  /** Values to hide in all that the run prints. */
  secrets: string[]
  signal?: AbortSignal | undefined
}
