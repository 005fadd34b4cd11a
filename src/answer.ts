import type { Finding } from './model/finding.ts'
import type { Pipeline } from './model/pipeline.ts'
import type { Question } from './model/plan.ts'
import type { Wiring } from './pipeline/wire.ts'
import type { Agreements } from './agreement.ts'
import type { Reducer } from './reducer.ts'
import type { Session } from './session.ts'

/** What a question is asked about. */
export interface Context {
  pipeline: Pipeline
  wiring: Wiring
  agreements: Agreements
  session: Session
  reducer: Reducer
  signal: AbortSignal | undefined
}

type Kind = Question['kind']

/** What one kind of question finds. */
export type Answer<K extends Kind = Kind> = (
  context: Context,
  question: Extract<Question, { kind: K }>,
) => Finding[] | Promise<Finding[]>

/** An answer for every kind of question. */
export type Answers = { [K in Kind]: Answer<K> }
