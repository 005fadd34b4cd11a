import type { Edge, EdgeEnd, Pipeline } from '../model/pipeline.ts'
import type { RunRecord } from '../model/record.ts'
import { shown } from '../shared/paths.ts'
import { version } from '../shared/version.ts'

const endOf = ({ step, port }: EdgeEnd): string => (port === undefined ? step : `${step}.${port}`)

interface Wired {
  links: Pick<Edge, 'from' | 'to'>[]
  /** The steps in the order of the data. */
  steps: string[]
  /** What paths are meant from. */
  home: string
}

/** Gathers what became of the tests of a pipeline. */
export function openRecord({ name, file, outside }: Pipeline, { links, steps, home }: Wired): RunRecord {
  return {
    version: 1,
    pipeproof: version,
    pipeline: name,
    ...(file !== undefined && { file: shown(file, home) }),
    startedAt: new Date().toISOString(),
    steps,
    ...(Object.keys(outside).length > 0 && { outside: Object.keys(outside) }),
    edges: links.map(({ from, to }) => ({ from: endOf(from), to: endOf(to) })),
    tests: [],
  }
}
