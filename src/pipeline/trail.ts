import type { Location } from '../model/location.ts'
import type { Pipeline, Trail } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { oneOf } from '../shared/words.ts'
import type { Dag } from './graph.ts'
import { paths } from './paths.ts'

/** Only what has a script runs, and only data leads from one step to the next. */
const runnable = ({ steps, edges }: Dag): Dag => ({
  steps,
  outside: {},
  edges: edges.filter(
    ({ from, to, kind }) => kind !== 'order' && Object.hasOwn(steps, from.step) && Object.hasOwn(steps, to.step),
  ),
})

const shown = (steps: string[]): string => steps.join(' -> ')

/** Ways that are there: those from the first step, else to the last, else single edges. */
function waysNear(dag: Dag, from: string, to: string): string[] {
  const all = (first: string, last: string): string[] =>
    first === last ? [] : paths(dag, first, last).paths.map(shown)
  const names = Object.keys(dag.steps)
  const ahead = names.flatMap((last) => all(from, last))
  if (ahead.length > 0) return ahead
  const behind = names.flatMap((first) => all(first, to))
  return behind.length > 0 ? behind : [...new Set(dag.edges.map((edge) => shown([edge.from.step, edge.to.step])))]
}

/** The steps from one to another, the first of them left out: the edge between them, else the one way there is. */
function between(dag: Dag, [from, to]: [string, string], at: Location | undefined): string[] {
  if (dag.edges.some((edge) => edge.from.step === from && edge.to.step === to)) return [to]
  const ways = from === to ? [] : paths(dag, from, to).paths
  const [only, ...others] = ways
  if (only && others.length === 0) return only.slice(1)
  const facts = { received: `path \`${shown([from, to])}\``, place: '`paths`' }
  const expected = oneOf(only ? ways.map(shown) : waysNear(dag, from, to))
  const advice = only ? 'name a step between them' : 'take one that there is'
  throw new PipeproofError('wrongValue', { ...facts, expected, advice }, { at })
}

/** A path of a pipeline by some of its steps, with those between them that go without saying. */
export function trailOf(pipeline: Dag, named: string[], at?: Location): Trail {
  const dag = runnable(pipeline)
  const known = Object.keys(dag.steps)
  const lost = named.find((name) => !known.includes(name))
  if (lost !== undefined)
    throw new PipeproofError('unknownStep', { step: lost, known, nearest: nearest(lost, known) }, { at })
  const [first = '', ...rest] = named
  const steps = rest.flatMap((to, index) => between(dag, [named[index] ?? first, to], at))
  return { named, steps: [first, ...steps], at }
}

/** The pipeline with more paths that are tested. */
export const withPaths = (pipeline: Pipeline, more: string[][] = []): Pipeline =>
  more.length === 0
    ? pipeline
    : { ...pipeline, paths: [...(pipeline.paths ?? []), ...more.map((named) => trailOf(pipeline, named))] }
