import type { Kinds } from '../model/kinds.ts'
import type { PlannedTest } from '../model/plan.ts'
import type { Link, Pipeline } from '../model/pipeline.ts'
import type { Location } from '../model/location.ts'

/** A test and the group it belongs to. */
export interface Placed extends PlannedTest {
  group: { title: string; at?: Location | undefined }
}

/** One kind of generated test; `kindsOf` tells how much of it a step is to get. */
export type CaseKind = (pipeline: Pipeline, links: Link[], kindsOf?: (step: string) => Kinds) => Placed[]
