import type { KindName, Kinds, ScriptKind } from '../model/kinds.ts'
import type { Pipeline, Link } from '../model/pipeline.ts'
import type { Plan, PlannedGroup } from '../model/plan.ts'
import { PipeproofError } from '../errors.ts'
import { oneOf } from '../shared/words.ts'
import { across } from './cases/across.ts'
import { agreement } from './cases/agreement.ts'
import { boundary } from './cases/boundary.ts'
import { declared } from './cases/declared.ts'
import { edge } from './cases/edge.ts'
import { endToEnd } from './cases/endToEnd.ts'
import { environment } from './cases/environment.ts'
import { path } from './cases/path.ts'
import { promises } from './cases/promises.ts'
import { refuses } from './cases/refuses.ts'
import { relations } from './cases/relations.ts'
import { twice } from './cases/twice.ts'
import { valid } from './cases/valid.ts'
import { versions } from './cases/versions.ts'
import { volumes } from './cases/volumes.ts'
import { wiring } from './cases/wiring.ts'
import { chosenKinds, placesOf, stepOf, type Choice } from './chosen.ts'
import type { CaseKind, Placed } from './kind.ts'

/** The kinds that need no pipeline around the script. */
export const scriptKinds: Record<ScriptKind, CaseKind> = {
  agreement,
  valid,
  boundary,
  environment,
  refuses,
  promises,
  twice,
  relations,
  volumes,
  versions,
  declared,
}

/** Every kind of generated test, in the order in which they are listed. */
export const caseKinds: Record<KindName, CaseKind> = { wiring, ...scriptKinds, edge, across, path, endToEnd }

function noTest({ name, at }: Pipeline, made: Placed[][], names: KindName[]): PipeproofError {
  const there = names.filter((_, index) => made[index]?.length)
  const facts = { received: 'choice of `kinds` that leaves no test', place: `\`${name}\`` }
  const advice = 'choose one that has tests here'
  return new PipeproofError('wrongValue', { ...facts, expected: oneOf(there), advice }, { at })
}

/** The tests that a pipeline gets, grouped by what they are about; of a script alone those that need no pipeline. */
export function planOf(
  pipeline: Pipeline,
  links: Link[],
  { alone = false, ...choice }: Choice & { alone?: boolean | undefined } = {},
): Plan {
  const kinds: Partial<Record<KindName, CaseKind>> = alone ? scriptKinds : caseKinds
  // the keys of the two records above
  const names = Object.keys(kinds) as KindName[]
  const kindsOf = (step: string): Kinds => Object.assign({}, ...placesOf(pipeline, choice, step)) as Kinds
  const made = names.map((name) => kinds[name]?.(pipeline, links, kindsOf) ?? [])
  const groups = new Map<string, PlannedGroup>()
  for (const [index, name] of names.entries())
    for (const { group, ...test } of made[index] ?? []) {
      if (!chosenKinds(names, placesOf(pipeline, choice, stepOf(test.question))).has(name)) continue
      const placed = groups.get(group.title) ?? { ...group, tests: [] }
      placed.tests.push({ ...test, kind: name })
      groups.set(group.title, placed)
    }
  if (groups.size === 0) throw noTest(pipeline, made, names)
  return { title: pipeline.name, groups: [...groups.values()], at: pipeline.at }
}
