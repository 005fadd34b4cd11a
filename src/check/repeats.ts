import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Dataset } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { ObservedPort } from '../model/observation.ts'
import { finding } from '../shared/finding.ts'
import { hashFile } from '../shared/hashFile.ts'
import { own } from '../shared/own.ts'
import { formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { cellLines, differences, type Difference, type Side } from './differences.ts'

const blockBytes = 512
const time = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/

/** Without the times at which it was packed: of gzip, and of each member of a tar. */
export function unpacked(bytes: Buffer, name: string): Buffer {
  if (!/\.t?gz$/i.test(name)) return bytes
  try {
    const content = gunzipSync(bytes)
    if (!/\.(tar\.gz|tgz)$/i.test(name)) return content
    for (let at = 0; at + blockBytes <= content.length;) {
      const size = Number.parseInt(content.toString('latin1', at + 124, at + 135), 8) || 0
      // the time, and the sum of the header that it is in
      content.fill(0, at + 136, at + 156)
      at += blockBytes * (1 + Math.ceil(size / blockBytes))
    }
    return content
  } catch {
    return bytes
  }
}

async function sideOf(path: string, dataset: Dataset): Promise<Side> {
  const table = await openFiles([path], formatOf(dataset))
  try {
    const [broken] = table.broken
    const rows = await table.sample('true', Number.MAX_SAFE_INTEGER)
    return { columns: table.columns, rows, format: dataset.format ?? '', ...(broken && { broken: broken.reason }) }
  } finally {
    await table.close()
  }
}

function documentIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Sums depend on the order of their parts, and when a report was written is no result. */
function isSame(one: unknown, two: unknown): boolean {
  if (typeof one === 'number' && typeof two === 'number')
    return Math.abs(one - two) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(two))
  return one === two || [one, two].every((each) => typeof each === 'string' && time.test(each))
}

/** The first value of a document that is another one in the second. */
function firstValue(one: unknown, two: unknown, path: string[] = []): Difference[] {
  if (!isMap(one) || !isMap(two) || Array.isArray(one) !== Array.isArray(two)) {
    if (isSame(one, two)) return []
    const [expected = 'nothing', received = 'nothing'] = [one, two].map((each) => `\`${JSON.stringify(each)}\``)
    return [{ at: `/${path.join('/')}`, expected, received }]
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(two)])) {
    const found = firstValue(own(one, key), own(two, key), [...path, key])
    if (found.length > 0) return found
  }
  return []
}

/** The first thing in a file that the second run wrote otherwise. */
async function firstIn(file: string, [first, second]: [string, string], dataset?: Dataset): Promise<Difference[]> {
  const [before, after] = [join(first, file), join(second, file)]
  if (hashFile(before) === hashFile(after)) return []
  if (dataset?.columns)
    return differences(await sideOf(after, dataset), await sideOf(before, dataset), { dataset }).slice(0, 1)
  const [one, two] = [unpacked(readFileSync(before), file), unpacked(readFileSync(after), file)]
  const documents = file.endsWith('.json') ? [documentIn(one), documentIn(two)] : []
  if (documents[0] !== undefined) return firstValue(documents[0], documents[1])
  return one.equals(two) ? [] : [{ expected: 'the same bytes', received: 'other bytes' }]
}

function told(place: string, file: string, found: Difference): Finding {
  const { at, column, received, expected } = found
  const where = [at, `\`${file}\``].filter((part) => part !== undefined).join(' of ')
  return finding({
    code: 'not-repeated',
    place: column === undefined ? place : `${place}.${column}`,
    fault: 'script',
    received: `${received} (${where})`,
    expected: `${expected} as in the run before`,
    advice: 'set the seed, sort what comes out of a set, or skip the kind `twice`',
    notes: cellLines([found]),
  })
}

/** The first thing in each file of an output that a second run on the same inputs wrote otherwise. */
export async function unrepeated(first: ObservedPort, second: ObservedPort): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const file of new Set([...first.files, ...second.files])) {
    const [is, was] = [second.files.includes(file), first.files.includes(file)]
    const dataset = first.datasets.find(({ files }) => files.includes(file))?.dataset
    const found =
      is && was
        ? await firstIn(file, [first.dir, second.dir], dataset)
        : [{ received: is ? 'a file' : 'no file', expected: was ? 'a file' : 'no such file' }]
    findings.push(...found.map((each) => told(first.place, file, each)))
  }
  return findings
}
