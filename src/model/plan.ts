import type { Location } from './location.ts'
import type { RelationItem } from './relation.ts'
import type { Case, Expectation, Link } from './pipeline.ts'
import type { Damage } from './reject.ts'
import type { Versions } from './versions.ts'
import type { Volumes } from './volumes.ts'

/** What a planned test looks at. */
export type Question =
  | { kind: 'wiring'; codes: string[] }
  | { kind: 'agreement'; step: string }
  | { kind: 'run'; step: string; case: Case }
  /** A step alone in several ways; `lacking` says why there is none. */
  | { kind: 'ways'; step: string; cases: Case[]; lacking?: string }
  /** A step alone on so many inputs that its contract allows. */
  | { kind: 'promises'; step: string; inputs: number }
  /** A step alone on inputs that are related to each other. */
  | { kind: 'relation'; step: string; relation: RelationItem }
  /** A step alone, once more on the same data. */
  | { kind: 'twice'; step: string }
  /** A step alone on inputs of growing size. */
  | { kind: 'volumes'; step: string; volumes: Volumes }
  /** A step alone on the same inputs as another version of its script. */
  | { kind: 'versions'; step: string; versions: Versions }
  | { kind: 'promised'; link: Link }
  | { kind: 'written'; link: Link }
  | { kind: 'accepted'; link: Link }
  /** A consumer on what its producer wrote, damaged in each of these ways. */
  | { kind: 'unfinished'; link: Link; ways: { damage: Damage; expect: Expectation }[] }
  /** A port against those of other steps, by `step.port`. */
  | { kind: 'across'; place: string }
  /** The steps from one to another. */
  | { kind: 'path'; steps: string[] }
  | { kind: 'whole' }

export interface PlannedTest {
  title: string
  tags: string[]
  question: Question
  /** The kind of generated test that it is of: `boundary`. */
  kind?: string
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
