import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { ObservedPort } from '../model/observation.ts'
import type { Versions } from '../model/versions.ts'
import { finding } from '../shared/finding.ts'
import { formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { cellLines, differences, type Difference, type Side } from './differences.ts'
import { documentDifferences } from './documentDifferences.ts'

/** One output that both versions wrote. */
interface Written {
  dir: string
  files: string[]
}

async function sideOf({ dir, files }: Written, dataset: Dataset): Promise<Side> {
  const table = await openFiles(
    files.map((file) => join(dir, file)),
    formatOf(dataset),
  )
  try {
    const [broken] = table.broken
    const rows = await table.sample('true', Number.MAX_SAFE_INTEGER)
    return { columns: table.columns, rows, format: dataset.format ?? '', ...(broken && { broken: broken.reason }) }
  } finally {
    await table.close()
  }
}

const documentIn = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch {
    return undefined
  }
}

type Terms = Pick<Versions, 'tolerance' | 'ignore'>

/** A file without columns: a document by its values, anything else by its bytes. */
function ofFile(
  file: string,
  dirs: { received: string; expected: string },
  { tolerance, ignore = [] }: Terms,
): Difference[] {
  const [is, was] = [join(dirs.received, file), join(dirs.expected, file)]
  const [given, wanted] = file.endsWith('.json') ? [documentIn(is), documentIn(was)] : []
  if (given !== undefined && wanted !== undefined)
    return documentDifferences(given, wanted, { file, tolerance }).filter(({ column = '' }) => !ignore.includes(column))
  return readFileSync(is).equals(readFileSync(was))
    ? []
    : [{ at: file, expected: 'the same bytes', received: 'other bytes' }]
}

function ofNames(received: string[], expected: string[]): Difference[] {
  const lost = expected.filter((file) => !received.includes(file))
  const extra = received.filter((file) => !expected.includes(file))
  return [
    ...lost.map((at) => ({ at, expected: 'a file', received: 'no file' })),
    ...extra.map((at) => ({ at, expected: 'no such file', received: 'a file' })),
  ]
}

async function ofDataset(
  received: Written,
  expected: Written,
  { dataset, ...terms }: Terms & { dataset: Dataset },
): Promise<Difference[]> {
  const names = ofNames(received.files, expected.files)
  if (names.length > 0) return names
  if (!dataset.columns || received.files.length === 0)
    return received.files.flatMap((file) => ofFile(file, { received: received.dir, expected: expected.dir }, terms))
  const [is, was] = [await sideOf(received, dataset), await sideOf(expected, dataset)]
  const { tolerance, ignore = [] } = terms
  return differences(is, was, { dataset, ignore, ...(tolerance !== undefined && { tolerance }) })
}

type Ports = Record<string, ObservedPort>

/** Where an output is not what the other version wrote: a finding for each column, or for all else of a port. */
function findingsFor(place: string, found: Difference[], by: string): Finding[] {
  return [...new Set(found.map(({ column }) => column))].map((column) => {
    const all = found.filter((each) => each.column === column)
    const { at, received = '', expected = '' } = all[0] ?? {}
    return finding({
      code: 'version-differs',
      place: column === undefined ? place : `${place}.${column}`,
      fault: 'script',
      received: at === undefined ? received : `${received} (${at})`,
      expected: `${expected} as ${by} writes it`,
      advice: `mend the script, or list what is meant to change under ${column === undefined ? '`outputs`' : '`ignore`'}`,
      notes: cellLines(all),
    })
  })
}

/** Where the outputs of one version are not those of another, `by` which they were to be. */
export async function unlikeVersion(
  received: Ports,
  expected: Ports,
  { by, versions }: { by: string; versions: Versions },
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [name, { place, dir, datasets }] of Object.entries(received)) {
    const other = expected[name]
    if (!other || (versions.outputs && !versions.outputs.includes(name))) continue
    for (const [index, { dataset, files }] of datasets.entries()) {
      const theirs = { dir: other.dir, files: other.datasets[index]?.files ?? [] }
      const found = await ofDataset({ dir, files }, theirs, { ...versions, dataset })
      findings.push(...findingsFor(place, found, by))
    }
  }
  return findings
}
