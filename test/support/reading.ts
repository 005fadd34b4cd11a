import { PipeproofError } from '../../src/errors.ts'
import type { PipelineReading } from '../../src/pipeline/read/reader.ts'
import { readingOf } from '../../src/pipeline/read/reading.ts'
import { parseYaml } from '../../src/shared/yaml.ts'

type Told = { name: string | undefined; nodes: unknown[]; edges: string[]; warnings: string[] }

const end = ({ step, port }: { step: string; port?: string }): string => (port === undefined ? step : `${step}.${port}`)

/** A reading that fits a snapshot: edges and warnings as lines behind their places. */
export function shortly({ name, nodes, edges, warnings }: PipelineReading): Told {
  return {
    name,
    nodes: nodes.map(({ at, ...node }) => ({ line: at.line, ...node })),
    edges: edges.map(({ from, to, kind, at }) => `${at.line} ${end(from)} -> ${end(to)} (${kind})`),
    warnings: warnings.map(({ message, at }) => `${at.line}:${at.column} ${message}`),
  }
}

/** What is read of a value that is written as JSON. */
export const read = (value: unknown): Told =>
  shortly(readingOf(parseYaml(JSON.stringify(value, undefined, 2), '/pipelines/a.json')))

/** Why a value that is written as JSON is not read. */
export function refusal(value: unknown): string {
  try {
    read(value)
    return 'nothing'
  } catch (error) {
    if (!(error instanceof PipeproofError)) throw error
    return `${error.at?.line}:${error.at?.column} ${error.message.split('\n')[0]}`
  }
}

export const mapped = <T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
