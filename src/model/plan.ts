import type { Location } from './location.ts'
import type { Case, Link } from './pipeline.ts'

/** What a planned test looks at. */
export type Question =
  | { kind: 'wiring'; codes: string[] }
  | { kind: 'agreement'; step: string }
  | { kind: 'run'; step: string; case: Case }
  /** A step alone in several ways; `lacking` says why there is none. */
  | { kind: 'ways'; step: string; cases: Case[]; lacking?: string }
  /** A step alone on so many inputs that its contract allows. */
  | { kind: 'promises'; step: string; inputs: number }
  | { kind: 'promised'; link: Link }
  | { kind: 'written'; link: Link }
  | { kind: 'accepted'; link: Link }
  | { kind: 'whole' }

export interface PlannedTest {
  title: string
  tags: string[]
  question: Question
  at?: Location | undefined
}

export interface PlannedGroup {
  title: string
  tests: PlannedTest[]
  at?: Location | undefined
}

/** The tests that a pipeline gets. */
export interface Plan {
  title: string
  groups: PlannedGroup[]
  at?: Location | undefined
}
