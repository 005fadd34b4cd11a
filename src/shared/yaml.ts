import {
  LineCounter,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  visit,
  type Document,
  type Pair,
  type YAMLMap,
} from 'yaml'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { reasonOf } from './thrown.ts'

/** A YAML or JSON file, read, that still knows where each value stands. */
export interface SourceDocument {
  file: string
  value: unknown
  /** Where the value at a path stands; the nearest parent's place when it is not there. */
  at(path: readonly (string | number)[]): Location
  /** Where the key at a path stands. */
  atKey(path: readonly (string | number)[]): Location
}

type Path = readonly (string | number)[]

function keepSource(node: unknown): void {
  if (isScalar(node) && typeof node.value !== 'string' && node.value !== null) node.value = node.source ?? node.value
  if (isSeq(node)) for (const item of node.items) keepSource(item)
}

const indexes = new WeakMap<YAMLMap, Map<string, Pair>>()

/** The map itself searches from its first key to its last, each time. */
function pairIn(map: YAMLMap, key: string | number): Pair | undefined {
  let index = indexes.get(map)
  if (!index) {
    index = new Map()
    for (const pair of map.items.toReversed()) if (isScalar(pair.key)) index.set(String(pair.key.value), pair)
    indexes.set(map, index)
  }
  return index.get(String(key))
}

function childOf(node: unknown, key: string | number): unknown {
  if (isMap(node)) return pairIn(node, key)?.value
  return isSeq(node) ? node.items[Number(key)] : undefined
}

/** What stands at a path, where an alias stands for its anchor. */
function meantAt(doc: Document, path: Path): unknown {
  const meant = (node: unknown): unknown => (isAlias(node) ? node.resolve(doc) : node)
  return path.reduce<unknown>((node, key) => meant(childOf(node, key)), meant(doc.contents))
}

/** Values of environment, arguments and commands keep their source text: `1.0` stays `1.0`. */
function keepText(doc: Document, path: Path): void {
  const map = meantAt(doc, path)
  if (isSeq(map)) keepSource(map)
  if (!isMap(map)) return
  for (const { value } of map.items) {
    keepSource(value)
    if (isMap(value)) for (const name of ['default', 'example', 'enum']) keepSource(value.get(name, true))
  }
}

function nodeAt(doc: Document, path: Path): unknown {
  let node: unknown = doc.contents
  for (const key of path) {
    const child = childOf(node, key)
    if (!isNode(child)) return node
    node = child
  }
  return node
}

function keyAt(doc: Document, path: Path): unknown {
  const parent = path.slice(0, -1).reduce(childOf, doc.contents)
  return isMap(parent) ? pairIn(parent, path.at(-1) ?? '')?.key : undefined
}

function offsetOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

/** Parses YAML (and so JSON); `textual` names the maps and lists whose numbers stay text. */
export function parseYaml(text: string, file: string, textual: (value: unknown) => Path[] = () => []): SourceDocument {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const locate = (offset: number): Location => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const [problem] = doc.errors
  if (problem)
    throw new PipeproofError(
      'brokenYaml',
      { reason: problem.message.split('\n')[0] ?? '' },
      { at: locate(problem.pos[0]) },
    )
  demandPlainKeys(doc, locate)
  for (const path of textual(toValue(doc, locate))) keepText(doc, path)
  return {
    file,
    value: toValue(doc, locate),
    at: (path) => locate(offsetOf(nodeAt(doc, path))),
    atKey: (path) => locate(offsetOf(keyAt(doc, path) ?? nodeAt(doc, path))),
  }
}

/**
 * Keys that are maps or lists have no meaning here, and to write them as text takes time without end; others occur once.
 * A value that is in itself has no end either.
 */
function demandPlainKeys(doc: Document, locate: (offset: number) => Location): void {
  const refuse = (reason: string, key: unknown): never => {
    throw new PipeproofError('brokenYaml', { reason }, { at: locate(offsetOf(key)) })
  }
  visit(doc, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (isCollection(key)) refuse('a key that is a map or a list', key)
        if (!isScalar(key)) continue
        if (seen.has(key.value)) refuse('Map keys must be unique', key)
        seen.add(key.value)
      }
    },
    Alias(_, node, path) {
      const isAround = path.some((around) => isNode(around) && 'anchor' in around && around.anchor === node.source)
      if (isAround && path.some((around) => around === node.resolve(doc)))
        refuse('an alias inside what it stands for', node)
    },
  })
}

/** The offset of the first alias that stands for nothing, else of the first of all. */
function aliasIn(doc: Document): number {
  const found: { offset: number; isLost: boolean }[] = []
  visit(doc, { Alias: (_, node) => void found.push({ offset: offsetOf(node), isLost: !node.resolve(doc) }) })
  return (found.find(({ isLost }) => isLost) ?? found[0])?.offset ?? 0
}

/** Aliases without an anchor, and those that multiply without end, are refused here. */
function toValue(doc: Document, locate: (offset: number) => Location): unknown {
  try {
    return doc.toJS()
  } catch (cause) {
    const reason = reasonOf(cause)
    throw new PipeproofError('brokenYaml', { reason }, { at: locate(aliasIn(doc)) })
  }
}

/** A value that was written in TypeScript: each of its places is where it was passed to us. */
export function plainDocument(value: unknown, at: Location): SourceDocument {
  return { file: at.file, value, at: () => at, atKey: () => at }
}

/** A value as YAML that `parseYaml` reads back equal, and so do readers to which `no` is a boolean and `12:30` a number. */
export const writeYaml = (value: unknown): string =>
  stringify(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1', lineWidth: 100 })
