import type { RunRecord } from 'pipeproof'
import { counted, pipelinesIn } from 'pipeproof/kit'
import { size, table } from './cacheTable.ts'

const mostFindings = 20

/** Whether every test of every pipeline went well. */
export const isGood = (record: RunRecord): boolean =>
  pipelinesIn(record).every(({ tests }) => tests.every(({ ok }) => ok))

/** `34 tests, 2 failed` */
export function verdictOf(record: RunRecord): string {
  const tests = pipelinesIn(record).flatMap((each) => each.tests)
  const failed = tests.filter(({ ok }) => !ok).length
  return `${counted(tests.length, 'test')}, ${failed === 0 ? 'none' : failed} failed`
}

function placeText(record: RunRecord): string {
  const { pipeproof, framework, node, system, python, revision, command, seed } = record
  const libraries = Object.entries(python?.libraries ?? {}).map((each) => each.join(' '))
  const parts = [
    `pipeproof ${pipeproof}`,
    framework && `${framework.name} ${framework.version}`,
    node && `node ${node}`,
    system,
    python && `Python ${python.version}${libraries.length > 0 ? ` with ${libraries.join(', ')}` : ''}`,
    revision && `${revision.branch ?? 'commit'} at ${revision.commit.slice(0, 9)}${revision.dirty ? ', changed' : ''}`,
    command && command.length > 0 && `called with ${command.join(' ')}`,
    seed && `seed ${seed}`,
  ]
  return `  ${parts.filter(Boolean).join(' · ')}\n`
}

const sum = (values: number[]): number => values.reduce((all, each) => all + each, 0)

function stepRow(record: RunRecord, step: string): string[] {
  const runs = (record.runs ?? []).filter((run) => run.step === step)
  const written = (record.quality ?? []).filter((each) => each.step === step && !each.given)
  const peaks = runs.flatMap(({ peakMemoryMb }) => peakMemoryMb ?? [])
  const rows = written.flatMap((each) => each.rows ?? [])
  return [
    step,
    String(sum(runs.map(({ count = 1 }) => count))),
    String(sum(runs.map(({ served, count = 1 }) => (served ? count : 0)))),
    sum(runs.map(({ seconds }) => seconds)).toFixed(2),
    peaks.length > 0 ? size(Math.max(...peaks) * 1e6) : '-',
    rows.length > 0 ? String(sum(rows)) : '-',
    written.length > 0 ? Math.min(...written.map(({ score }) => score)).toFixed(3) : '-',
  ]
}

function failuresText({ tests }: RunRecord): string {
  const failed = tests.filter(({ ok }) => !ok)
  const lines = failed.slice(0, mostFindings).map(({ group, title, findings, error }) => {
    const told = findings.find(({ severity }) => severity === 'error')?.message ?? error ?? ''
    return `  ${group} > ${title}\n    ${told.split('\n')[0]}\n`
  })
  const more = failed.length - lines.length
  return lines.length === 0 ? '' : `\n${lines.join('')}${more > 0 ? `  and ${more} more\n` : ''}`
}

/** One pipeline of a record for people. */
function pipelineText(record: RunRecord): string {
  const { pipeline, startedAt, steps } = record
  const header = ['step', 'runs', 'served', 'seconds', 'memory', 'rows', 'score']
  const about = `${pipeline}: ${verdictOf({ ...record, others: [] })}, ${startedAt}\n`
  return `${about}${placeText(record)}\n${table([header, ...steps.map((step) => stepRow(record, step))])}${failuresText(record)}`
}

/** A record for people. */
export const recordText = (record: RunRecord): string => pipelinesIn(record).map(pipelineText).join('\n')
