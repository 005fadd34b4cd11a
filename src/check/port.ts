import { join } from 'node:path'
import type { Check } from '../model/check.ts'
import type { CheckItem, Dataset } from '../model/contract.ts'
import type { Fault, Finding } from '../model/finding.ts'
import type { ObservedDataset, ObservedPort } from '../model/observation.ts'
import type { DatasetQuality } from '../model/quality.ts'
import type { BrokenFile, Table } from '../model/table.ts'
import { statsOf } from '../shared/files.ts'
import { finding } from '../shared/finding.ts'
import { nearest } from '../shared/nearest.ts'
import { allOf } from '../shared/words.ts'
import { checksOf, documentChecksOf } from './catalogue.ts'
import { lookAt } from './documents.ts'
import { failed } from './failed.ts'
import { failuresOf } from './failures.ts'
import { figuresOf } from './figures.ts'
import { calledFor, itemsFor } from './called.ts'
import { openDataset, tablesOf } from './others.ts'
import { referredValues } from './referredValues.ts'
import { partsOf, scoreOf, type Part } from './score.ts'

export interface Judging {
  fault: Fault
  /** Which checks count; all, unless told. */
  select?: (check: Check) => boolean
  /** Ports of the same run, to which columns may refer; of two of one name the first counts. */
  beside?: ObservedPort[]
  /** Checks by their names, in place of all that the port declares. */
  items?: CheckItem[]
  /** What else is asked of each table, in the scan that checks it. */
  along?: (table: Table, dataset: Dataset) => Promise<unknown>
  /** Is told how good each dataset is. */
  tell?: ((quality: DatasetQuality) => void) | undefined
}

/** What came of the checks of a dataset. */
interface Checked {
  findings: Finding[]
  parts: Part[]
  /** How many of its files can not be read. */
  broken: number
  figures?: Pick<DatasetQuality, 'rows' | 'columns'> | undefined
}

/** To count different values of more than this many bytes exactly would take much of the memory. */
const largeBytes = 20_000_000

const isSmall = ({ files }: ObservedDataset, dir: string): boolean =>
  files.reduce((sum, file) => sum + (statsOf(join(dir, file))?.size ?? 0), 0) < largeBytes

/** What is judged by the number of rows. */
const counting = new Set(['rows', 'rowCount'])

function missingFiles({ dataset, missing }: ObservedDataset, { place, files }: ObservedPort, fault: Fault): Finding[] {
  return missing.map((pattern) => {
    const similar = nearest(pattern, files)
    return finding({
      code: 'missing-files',
      place,
      fault,
      received: files.length === 0 ? 'empty folder' : `files ${allOf(files)}`,
      expected: `\`${pattern}\``,
      advice: similar === undefined ? `write it, or change \`files\` of ${dataset.name}` : `rename \`${similar}\``,
    })
  })
}

function brokenFile(
  place: string,
  { file, line, reason }: BrokenFile,
  { dir, fault }: { dir: string; fault: Fault },
): Finding {
  const where = file.slice(dir.length + 1)
  return finding({
    code: 'broken-file',
    place,
    fault,
    received: `${reason} (\`${where}\`${line === undefined ? '' : `, line ${line}`})`,
    expected: 'a file that can be read as its format',
    advice: 'mend how it is written',
    sample: [],
  })
}

function checkDocuments({ dataset, files }: ObservedDataset, { dir, place }: ObservedPort, judging: Judging): Checked {
  const { fault, select = () => true } = judging
  const checks = documentChecksOf(dataset).filter(select)
  const { misfitting, broken } = lookAt(files, dir, checks)
  const told = misfitting.map(({ check, violation, where }) =>
    finding({
      code: check.name,
      place,
      fault,
      received: `${violation.received ?? 'document'} at ${where}`,
      expected: violation.expects ?? check.expects,
      advice: violation.advice ?? check.advice,
    }),
  )
  const parts = checks.map((check) => {
    const wrong = new Set(misfitting.filter((each) => each.check === check).map(({ file }) => file))
    return { check, share: 1 - wrong.size / Math.max(1, files.length - broken.length) }
  })
  const findings = [...broken.map((file) => brokenFile(place, file, { dir, fault })), ...told]
  return { findings, parts, broken: broken.length }
}

async function checkTable(observed: ObservedDataset, port: ObservedPort, judging: Judging): Promise<Checked> {
  const { dataset } = observed
  const { fault, select = () => true, beside = [], items } = judging
  const own = await openDataset(observed, port.dir)
  const called = await calledFor(dataset, port.port, judging)
  const ofColumns = items || !dataset.columns ? [] : checksOf(dataset, await referredValues(dataset, beside))
  const checks = [...ofColumns, ...called.checks].filter(select)
  const asked = failuresOf(own.table, checks, tablesOf(called.others))
  const figured = judging.tell && figuresOf(own.table, dataset, isSmall(observed, port.dir))
  const [failures, figures] = await Promise.all([asked, figured, judging.along?.(own.table, dataset)])
  const broken = own.table.broken.map((file) => brokenFile(port.place, file, { dir: port.dir, fault }))
  // rows that could not be read are not rows that were lost
  const isJudged = ({ name, on }: Check): boolean => broken.length === 0 || (on !== 'tables' && !counting.has(name))
  const told = failures.filter(({ check }) => isJudged(check))
  const findings = told.map((failure) => failed(failure, { ...own, ...port, fault, others: called.others }))
  const parts = partsOf(checks.filter(isJudged), told, own.table.columns)
  return {
    findings: [...broken, ...findings],
    parts,
    broken: new Set(own.table.broken.map(({ file }) => file)).size,
    figures,
  }
}

async function checkFiles(observed: ObservedDataset, port: ObservedPort, judging: Judging): Promise<Checked> {
  const { dataset, files } = observed
  const isCalled = itemsFor(dataset, port.port, judging).length > 0
  if (files.length === 0 || !(dataset.json || dataset.columns || isCalled))
    return { findings: [], parts: [], broken: 0 }
  return dataset.json ? checkDocuments(observed, port, judging) : checkTable(observed, port, judging)
}

async function checkDataset(observed: ObservedDataset, port: ObservedPort, judging: Judging): Promise<Finding[]> {
  const missing = port.port.required ? missingFiles(observed, port, judging.fault) : []
  const { findings, parts, broken, figures } = await checkFiles(observed, port, judging)
  const [step = '', there] = [port.place.split('.')[0], observed.files.length]
  if (there + missing.length > 0) {
    const score = scoreOf(parts, (there - broken) / (there + missing.length))
    judging.tell?.({ step, port: port.port.name, dataset: observed.dataset.name, score, ...figures })
  }
  return [...missing, ...findings]
}

/** Everything in a port that its contract does not allow. */
export async function checkPort(observed: ObservedPort, judging: Judging): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const dataset of observed.datasets) findings.push(...(await checkDataset(dataset, observed, judging)))
  return findings
}
