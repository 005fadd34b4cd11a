import type { SourceDocument } from '../../shared/yaml.ts'
import { PipeproofError } from '../../errors.ts'
import { nearest } from '../../shared/nearest.ts'
import { Part } from '../../shared/reading/part.ts'
import { placeText, Session, type Path } from '../../shared/reading/session.ts'
import { told, valueOf } from '../../shared/reading/values.ts'
import { oneOf } from '../../shared/words.ts'
import type { PipelineReader, PipelineReading, ReadEdge, ReadNode } from './reader.ts'
import { withRest } from '../../shared/reading/rest.ts'

const recognises = ({ value }: SourceDocument): boolean => {
  const dag = valueOf(value, 'dag')
  return valueOf(dag, 'nodes') !== undefined || valueOf(dag, 'edges') !== undefined
}

/** A list, of which every item is taken; it may be left out. */
function itemsOf(part: Part, key: string): { item: unknown; path: Path }[] {
  const value = part.take(key)
  if (value === undefined) return []
  if (!Array.isArray(value)) throw part.wrong(key, 'a list')
  return value.map((item: unknown, index) => ({ item, path: [...part.path, key, index] }))
}

function nodesOf(dag: Part): ReadNode[] {
  const { session } = dag
  const nodes = new Map<string, ReadNode>()
  for (const { item, path } of itemsOf(dag, 'nodes')) {
    const at = session.doc.at(path)
    if (typeof item !== 'string' || item === '') {
      const facts = { received: told(item), place: placeText(path), expected: 'the name of a step' }
      throw new PipeproofError('wrongValue', facts, { at })
    }
    if (nodes.has(item)) session.warn(path, `\`${item}\` of ${placeText(path)} is not kept: it was named before`)
    else nodes.set(item, { name: item, env: {}, args: {}, at })
  }
  if (nodes.size > 0) return [...nodes.values()]
  throw new PipeproofError('missingKey', { key: 'nodes', place: placeText(dag.path) }, { at: dag.at() })
}

const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'string')

function edgesOf(dag: Part, names: string[]): ReadEdge[] {
  const { session } = dag
  const known = new Set(names)
  const seen = new Set<string>()
  return itemsOf(dag, 'edges').flatMap(({ item, path }) => {
    const at = session.doc.at(path)
    const wrong = (facts: { received: string; expected: string; advice?: string }): PipeproofError =>
      new PipeproofError('wrongValue', { ...facts, place: placeText(path) }, { at })
    if (!isPair(item)) throw wrong({ received: told(item), expected: 'a list of two steps' })
    const lost = item.find((name) => !known.has(name))
    if (lost !== undefined) {
      const meant = nearest(lost, names)
      const advice = meant === undefined ? 'add it to `nodes`' : `write \`${meant}\``
      throw wrong({ received: `step \`${lost}\``, expected: oneOf(names), advice })
    }
    const [from, to] = item
    if (seen.has(JSON.stringify(item))) {
      session.warn(path, `\`${from}\` -> \`${to}\` of ${placeText(path)} is not kept: it was there before`)
      return []
    }
    seen.add(JSON.stringify(item))
    return [{ from: { step: from }, to: { step: to }, kind: 'data' as const, at }]
  })
}

/** What the file says of itself is to be so. */
function checkCount(metadata: Part | undefined, key: string, count: number): void {
  // a number that is right is no news, like all else that describes the file
  if (!metadata?.has(key) || metadata.value[key] === count) return
  metadata.note(key, `it is ${String(metadata.count(key))}, and there are ${count}`)
}

function read(doc: SourceDocument): PipelineReading {
  const session = new Session(doc)
  const root = Part.of(session)
  const dag = root.part('dag')
  // a file without one is not recognised
  if (!dag) throw new PipeproofError('missingKey', { key: 'dag', place: 'the file' }, { at: root.at() })
  const nodes = nodesOf(dag)
  const edges = edgesOf(
    dag,
    nodes.map(({ name }) => name),
  )
  const metadata = root.part('metadata')
  const name = metadata?.text('name')
  checkCount(metadata, 'node_count', nodes.length)
  checkCount(metadata, 'edge_count', edges.length)
  return { ...(name !== undefined && { name }), nodes, edges, warnings: withRest(session) }
}

export const cursus: PipelineReader = { title: 'cursus `*.dag.json`', recognises, read }
