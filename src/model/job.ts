/** What a runner is asked to do. */
export interface Job {
  script: string
  /** Call its `main`, or run it as a program. */
  mode: 'call' | 'entry'
  workspace: string
  inputs: Record<string, string>
  outputs: Record<string, string>
  env: Record<string, string>
  args: Record<string, string>
  timeoutMs: number
  memoryMb: number | undefined
  python: string | undefined
  /** Values to hide in all that the run prints. */
  secrets: string[]
  signal?: AbortSignal | undefined
}
