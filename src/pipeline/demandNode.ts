import type { Graph } from './graph.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'

/** A name that somebody asks about has to be one of the pipeline. */
export function demandNode({ nodes, after }: Graph, step: string): void {
  if (after.has(step)) return
  throw new PipeproofError('unknownStep', { step, known: nodes, nearest: nearest(step, nodes) })
}
