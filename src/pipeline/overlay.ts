import type { Edge, Pipeline, Step } from '../model/pipeline.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { adjusted, adjustmentOf } from './adjust.ts'
import type { Adjusted } from './written.ts'

type Graph = Pick<Pipeline, 'steps' | 'outside' | 'edges' | 'warnings'>

/** An edge of ours settles where an input comes from, or what passes between two steps. */
const settles = (ours: Edge, { from, to, kind }: Edge): boolean =>
  kind !== 'order' &&
  ours.to.step === to.step &&
  (to.port === undefined ? ours.from.step === from.step : ours.to.port === to.port)

/** A step that its graph has, with what our file says of it. */
function changed({ steps, outside }: Graph, [name, written]: [string, Adjusted], doc: SourceDocument): Step {
  const at = doc.atKey(['steps', name])
  const step = own(steps, name)
  if (step) return { ...adjusted(step, adjustmentOf(name, written, doc)), at }
  if (Object.hasOwn(outside, name))
    throw new PipeproofError('missingKey', { key: 'contract', place: `\`steps.${name}\`` }, { at })
  const known = Object.keys(steps)
  throw new PipeproofError('unknownStep', { step: name, known, nearest: nearest(name, known) }, { at })
}

interface Ours {
  graph: Graph
  adjustments: Record<string, Adjusted>
  doc: SourceDocument
}

/** Lays what our file says over the graph that it names: ours win. */
export function overlay(base: Graph, { graph, adjustments, doc }: Ours): Graph {
  const told = Object.entries(adjustments).map((entry) => [entry[0], changed(base, entry, doc)])
  const added = Object.entries(graph.steps).filter(([name]) => !Object.hasOwn(base.steps, name))
  const outside = Object.entries(base.outside).filter(([name]) => !Object.hasOwn(graph.steps, name))
  const steps = Object.entries(base.steps).filter(([name]) => !Object.hasOwn(graph.outside, name))
  const kept = base.edges.filter((edge) => !graph.edges.some((ours) => settles(ours, edge)))
  return {
    steps: Object.fromEntries([...steps, ...added, ...told]),
    outside: Object.fromEntries([...outside, ...Object.entries(graph.outside)]),
    edges: [...kept, ...graph.edges],
    warnings: [...base.warnings, ...graph.warnings],
  }
}
