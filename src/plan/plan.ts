import type { Pipeline, Link } from '../model/pipeline.ts'
import type { Plan, PlannedGroup } from '../model/plan.ts'
import { across } from './cases/across.ts'
import { agreement } from './cases/agreement.ts'
import { boundary } from './cases/boundary.ts'
import { declared } from './cases/declared.ts'
import { edge } from './cases/edge.ts'
import { endToEnd } from './cases/endToEnd.ts'
import { environment } from './cases/environment.ts'
import { promises } from './cases/promises.ts'
import { refuses } from './cases/refuses.ts'
import { relations } from './cases/relations.ts'
import { valid } from './cases/valid.ts'
import { volumes } from './cases/volumes.ts'
import { wiring } from './cases/wiring.ts'
import type { CaseKind } from './kind.ts'

/** The kinds that need no pipeline around the script. */
export const scriptKinds: Record<string, CaseKind> = {
  agreement,
  valid,
  boundary,
  environment,
  refuses,
  promises,
  relations,
  volumes,
  declared,
}

/** Every kind of generated test, in the order in which they are listed. */
export const caseKinds: Record<string, CaseKind> = { wiring, ...scriptKinds, edge, across, endToEnd }

/** The tests that a pipeline gets, grouped by what they are about. */
export function planOf(pipeline: Pipeline, links: Link[], kinds: Record<string, CaseKind> = caseKinds): Plan {
  const groups = new Map<string, PlannedGroup>()
  for (const { group, ...test } of Object.values(kinds).flatMap((kind) => kind(pipeline, links))) {
    const placed = groups.get(group.title) ?? { ...group, tests: [] }
    placed.tests.push(test)
    groups.set(group.title, placed)
  }
  return { title: pipeline.name, groups: [...groups.values()], at: pipeline.at }
}
