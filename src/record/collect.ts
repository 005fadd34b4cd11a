import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Link, Pipeline } from '../model/pipeline.ts'
import type { RunRecord } from '../model/record.ts'
import { version } from '../shared/version.ts'

const endOf = ({ step, port }: Link['from']): string => `${step}.${port}`

/** Gathers what became of the tests of a pipeline. */
export function openRecord({ name, steps }: Pipeline, links: Link[]): RunRecord {
  return {
    version: 1,
    pipeproof: version,
    pipeline: name,
    startedAt: new Date().toISOString(),
    steps: Object.keys(steps),
    edges: links.map(({ from, to }) => ({ from: endOf(from), to: endOf(to) })),
    tests: [],
  }
}

/** Leaves the record as `record.json` in the folder of the run. */
export function writeRecord(record: RunRecord, dir: string): void {
  writeFileSync(join(dir, 'record.json'), `${JSON.stringify(record, null, 2)}\n`)
}
