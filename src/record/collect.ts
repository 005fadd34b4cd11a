import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edge, EdgeEnd, Pipeline } from '../model/pipeline.ts'
import type { RunRecord } from '../model/record.ts'
import { version } from '../shared/version.ts'

const endOf = ({ step, port }: EdgeEnd): string => (port === undefined ? step : `${step}.${port}`)

/** Gathers what became of the tests of a pipeline. */
export function openRecord({ name, steps, outside }: Pipeline, links: Pick<Edge, 'from' | 'to'>[]): RunRecord {
  return {
    version: 1,
    pipeproof: version,
    pipeline: name,
    startedAt: new Date().toISOString(),
    steps: Object.keys(steps),
    ...(Object.keys(outside).length > 0 && { outside: Object.keys(outside) }),
    edges: links.map(({ from, to }) => ({ from: endOf(from), to: endOf(to) })),
    tests: [],
  }
}

/** Leaves the record as `record.json` in the folder of the run. */
export function writeRecord(record: RunRecord, dir: string): void {
  writeFileSync(join(dir, 'record.json'), `${JSON.stringify(record, null, 2)}\n`)
}
