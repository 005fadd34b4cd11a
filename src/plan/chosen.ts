import type { KindName, Kinds } from '../model/kinds.ts'
import type { Pipeline } from '../model/pipeline.ts'
import type { Question } from '../model/plan.ts'
import { own } from '../shared/own.ts'

/** Kinds that are made only where they are asked for: they cost more than the others together. */
export const onRequest: readonly KindName[] = []

/** What a call chooses, for the whole pipeline and for single steps. */
export interface Choice {
  /** What is chosen before anybody says more. */
  set?: Kinds | undefined
  kinds?: Kinds | undefined
  steps?: Record<string, { kinds?: Kinds }> | undefined
}

/** Everything that is said of the kinds of a step, or of the pipeline, from the widest place to the narrowest. */
export function placesOf(pipeline: Pipeline, { set, kinds, steps = {} }: Choice, step?: string): (Kinds | undefined)[] {
  const declared = step === undefined ? undefined : own(pipeline.steps, step)
  if (step === undefined || !declared) return [set, pipeline.kinds, kinds]
  return [set, pipeline.kinds, declared.contract.kinds, declared.kinds, kinds, own(steps, step)?.kinds]
}

/** What is left of the kinds, where each place starts from what the wider one left. */
export function chosenKinds(known: readonly KindName[], places: (Kinds | undefined)[]): Set<KindName> {
  let chosen = known.filter((name) => !onRequest.includes(name))
  for (const { only, also = [], skip = [] } of places.filter((each) => each !== undefined))
    chosen = [...(only ?? chosen), ...also].filter((name) => !skip.includes(name))
  return new Set(chosen)
}

/** The step that a test is about; the others are of the pipeline. */
export const stepOf = (question: Question): string | undefined => ('step' in question ? question.step : undefined)
