import type { Path } from '../../../shared/reading/session.ts'
import { isMap } from '../../../shared/reading/values.ts'
import type { ReadEdge } from '../reader.ts'
import type { Job, Step } from './step.ts'
import { evaluate, type Scope } from './value.ts'

export interface Told {
  step: Step
  job: Job
}

/** Where a step writes, or keeps what it needs besides data. */
const isElsewhere = (key: string): boolean => /Output|Profiler|Debug|Checkpoint|^(IfSteps|ElseSteps)$/.test(key)

/** A folder or a file, not only a bucket: half of all paths are below that. */
const isPath = (uri: string): boolean => /^s3:\/\/[^/]+\/[^/]/.test(uri)

interface Use {
  uri: string
  path: Path
}

/** Every path that a step speaks of, where it does not write. */
function usesIn(value: unknown, path: Path, scope: Scope): Use[] {
  const { form } = evaluate(value, scope)
  if (form.startsWith('s3://')) return [{ uri: form, path }]
  if (Array.isArray(value)) return value.flatMap((item, index) => usesIn(item, [...path, index], scope))
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([key, item]) => (isElsewhere(key) ? [] : usesIn(item, [...path, key], scope)))
}

interface Gift {
  step: string
  port: string
  uri: string
}

const giftsOf = ({ step, job }: Told): Gift[] =>
  Object.entries(job.told.outputs).flatMap(([port, { uri }]) =>
    uri !== undefined && isPath(uri) ? [{ step: step.name, port, uri: uri.replace(/\/$/, '') }] : [],
  )

const isInside = (uri: string, folder: string): boolean => uri === folder || uri.startsWith(`${folder}/`)

/** Whether data gets from one step to another along some edges. */
function leads(from: string, to: string, edges: ReadEdge[]): boolean {
  const reached = new Set([from])
  // a set that grows while it is walked is walked to its end
  for (const step of reached) for (const edge of edges) if (edge.from.step === step) reached.add(edge.to.step)
  return reached.has(to)
}

/** Edges that only equal paths tell: weaker than the others, so they give way where an edge is or where the order is against them. */
export function literalEdges(all: Told[], known: ReadEdge[], scope: Scope): ReadEdge[] {
  const gifts = all.flatMap(giftsOf)
  const found: ReadEdge[] = []
  for (const { step, job } of all) {
    for (const { uri, path } of usesIn(step.part.value, step.part.path, scope)) {
      const [nearest] = gifts
        .filter((gift) => gift.step !== step.name && isInside(uri, gift.uri))
        .toSorted((a, b) => b.uri.length - a.uri.length)
      if (!nearest) continue
      const port = portAt(path, job)
      const edges = [...known, ...found]
      const isThere = edges.some(
        ({ from, to, kind }) =>
          kind !== 'order' && from.step === nearest.step && to.step === step.name && to.port === port,
      )
      if (isThere || leads(step.name, nearest.step, edges)) continue
      found.push({
        from: { step: nearest.step, port: nearest.port },
        to: { step: step.name, ...(port !== undefined && { port }) },
        kind: 'literal',
        at: step.part.session.doc.at(path),
      })
    }
  }
  return found
}

/** The port that is fed by what stands at a path. */
export const portAt = (path: Path, { uses }: Job): string | undefined =>
  uses.find((use) => use.path.every((key, index) => path[index] === key))?.port
