import { dirname, resolve } from 'node:path'
import type { Anonymise } from '../model/anonymise.ts'
import type { Case, Expectation } from '../model/case.ts'
import type { DataSpec, Row } from '../model/data.ts'
import type { Location } from '../model/location.ts'
import { expectationOf } from './expectation.ts'
import { namedData } from './namedData.ts'
import { readNamed } from './read.ts'
import { parseYaml, type SourceDocument } from './yaml.ts'

type Values = Record<string, string | number | boolean>

/** Exactly one of the keys. */
export interface WrittenSource {
  generated?: Omit<Extract<DataSpec, { kind: 'generated' }>, 'kind' | 'generators'> & {
    generators?: Record<string, string>
  }
  rows?: Row[] | Record<string, Row[]>
  local?: string | { path: string; anonymise?: Anonymise }
  /** `orders@2` of the manifest, or the latest of `orders`. */
  data?: string
  like?: string | Omit<Extract<DataSpec, { kind: 'like' }>, 'kind'>
}

export interface WrittenCase {
  name: string
  inputs?: Record<string, WrittenSource>
  env?: Values
  args?: Values
  expect?: Expectation
}

type Path = (string | number)[]

/** Values as the platform has them. */
export const texts = (values: Values = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]))

/** Where data comes from, as it is written. */
export function sourceOf({ generated, rows, local, data, like }: WrittenSource, at: Location): DataSpec {
  const folder = dirname(at.file)
  if (data !== undefined) return namedData(data, at)
  if (rows) return { kind: 'rows', rows }
  if (local !== undefined) {
    const { path, ...more } = typeof local === 'string' ? { path: local } : local
    return { kind: 'local', path: resolve(folder, path), ...more }
  }
  if (like !== undefined) {
    const { path, ...more } = typeof like === 'string' ? { path: like } : like
    return { kind: 'like', path: resolve(folder, path), ...more }
  }
  return { kind: 'generated', ...generated }
}

function caseOf(written: WrittenCase, doc: SourceDocument, path: Path): Case {
  const { name, inputs = {}, env, args, expect = {} } = written
  const sources = Object.entries(inputs).map(([port, source]) => [
    port,
    sourceOf(source, doc.at([...path, 'inputs', port])),
  ])
  return {
    name,
    inputs: Object.fromEntries(sources),
    env: texts(env),
    args: texts(args),
    expect: expectationOf(expect, { doc, path: [...path, 'expect'] }),
    at: doc.at(path),
  }
}

/** The maps in a list of cases whose numbers stay text. */
export const textsOfCases = (cases: unknown, path: Path): Path[] =>
  Array.isArray(cases)
    ? cases.flatMap((_, index) => [
        [...path, index, 'env'],
        [...path, index, 'args'],
      ])
    : []

interface Place {
  doc: SourceDocument
  path: Path
  /** Throws where a file of cases is none. */
  check: (doc: SourceDocument) => void
}

/** Cases as they are listed, or from the file that is named in place of the list. */
export function casesOf(written: string | WrittenCase[], { doc, path, check }: Place): Case[] {
  if (typeof written !== 'string') return written.map((item, index) => caseOf(item, doc, [...path, index]))
  const at = doc.at(path)
  const file = resolve(dirname(doc.file), written)
  const listed = parseYaml(readNamed(file, at), file, (value) => textsOfCases(value, []))
  check(listed)
  // the check has just proved the shape
  return casesOf(listed.value as WrittenCase[], { doc: listed, path: [], check })
}
