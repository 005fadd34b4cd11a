import type { Gates } from './gates.ts'
import type { Kinds } from './kinds.ts'

/** What a project sets for all its tests; none of it has to be. */
export interface Settings {
  /** The Python to run scripts with: a command, or a path. */
  python?: string
  /** What runs them, by its name. */
  runner?: 'python' | 'process' | 'command' | 'container'
  /** How many scripts may run at once. */
  parallel?: number
  /** Whether results of earlier runs may be used; `prove` runs new steps twice, so that the next run can have theirs. */
  cache?: boolean | 'prove'
  /** How long the smallest input that shows a failure is looked for; not at all where it is `false`. */
  shrink?: boolean | { runs?: number; ms?: number }
  /** Of contracts that set none. */
  limits?: { timeoutMs?: number; memoryMb?: number; network?: boolean }
  /** More folders to find the contracts of nodes in. */
  contracts?: string[]
  /** Which kinds of test there are, before pipelines, steps and calls choose. */
  kinds?: Kinds
  /** Of pipelines that set none. */
  gates?: Gates
  /** Names whose values are hidden too. */
  masking?: { env?: string[]; columns?: string[] }
  /** Which test runs are kept to look at. */
  runs?: { keep?: number; days?: number }
}

/** One value of a setting, and who says so. */
export interface Setting {
  /** Its path: `shrink.runs`. */
  key: string
  value: unknown
  /** In words. */
  from: string
}
