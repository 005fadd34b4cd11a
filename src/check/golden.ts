import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { Golden } from '../model/case.ts'
import type { Dataset } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { ObservedPort } from '../model/observation.ts'
import type { TableRow } from '../model/table.ts'
import { PipeproofError } from '../errors.ts'
import { finding } from '../shared/finding.ts'
import { shown } from '../shared/paths.ts'
import { counted } from '../shared/words.ts'
import { DataTable } from '../table/dataTable.ts'
import { formatNameOf, formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { demandWhole } from '../table/whole.ts'
import { withAnonymised } from '../table/withAnonymised.ts'
import { writeColumns } from '../table/write.ts'
import { cellLines, differences, type Difference, type Side } from './differences.ts'
import { checkPersonal } from './personal.ts'

/** Whether golden files are written anew: as asked by `-u`, or by the variable. */
const isUpdating = (): boolean => (process.env['PIPEPROOF_UPDATE'] ?? '0') !== '0'

interface Compared {
  place: string
  dataset: Dataset
  /** The files of the output. */
  files: string[]
  golden: Golden
}

/** The one dataset of an output, which is what a file can be compared with. */
function comparedIn({ place, dir, datasets }: ObservedPort, golden: Golden): Compared {
  const [only, second] = datasets
  if (!only || second) {
    const facts = {
      received: '`golden`',
      place: `\`${place}\``,
      expected: 'an output of one dataset',
      advice: 'leave it out',
    }
    throw new PipeproofError('wrongValue', facts)
  }
  return { place, dataset: only.dataset, files: only.files.map((file) => join(dir, file)), golden }
}

/** One file of the same kind is kept as it is; several, or those of another kind, as one table. */
async function keep({ place, files, dataset, golden }: Compared): Promise<void> {
  const [file, second] = files
  const [path, name] = [golden.golden, formatNameOf(golden.golden)]
  mkdirSync(dirname(path), { recursive: true })
  if (file !== undefined && second === undefined && extname(file) === extname(path)) return cpSync(file, path)
  if (file === undefined || name === undefined || dataset.format === undefined) {
    const facts = { received: counted(files.length, 'file'), place: `\`${place}\`` }
    const expected = `one to keep as \`${shown(path)}\``
    throw new PipeproofError('wrongValue', { ...facts, expected, advice: 'write the golden file by hand' })
  }
  const reading = dataset.columns ? { columns: dataset.columns } : {}
  const table = await DataTable.open({ files, format: formatOf(dataset), reading })
  try {
    await writeColumns(path, formatOf({ format: name, files: shown(path) }), await table.toColumns())
  } finally {
    await table.close()
  }
}

/** What is kept stays longer than a run: data about people in it is told of. */
async function kept(compared: Compared, output: ObservedPort): Promise<Finding[]> {
  await keep(compared)
  return checkPersonal(output, { words: compared.golden.anonymise })
}

async function sideOf(files: string[], { dataset, golden }: Compared, format: string): Promise<Side> {
  const { columns, csv } = dataset
  const isOwn = format === dataset.format
  const [first = ''] = files
  const table = await openFiles(
    files,
    formatOf({ format, files: shown(first), ...(isOwn && columns && { columns }), ...(isOwn && csv && { csv }) }),
  )
  try {
    const rows: TableRow[] = await table.sample('true', Number.MAX_SAFE_INTEGER)
    if (files.includes(golden.golden)) demandWhole(table, format)
    const [broken] = table.broken
    return { columns: table.columns, rows, format, ...(broken && { broken: broken.reason }) }
  } finally {
    await table.close()
  }
}

async function compare(compared: Compared): Promise<Difference[]> {
  const { files, dataset, golden } = compared
  const wanted = formatNameOf(golden.golden) ?? dataset.format
  const given = dataset.format ?? formatNameOf(dataset.files)
  if (wanted === undefined || given === undefined || dataset.json) {
    const [first = ''] = files
    const isSame = files.length === 1 && readFileSync(first).equals(readFileSync(golden.golden))
    return isSame ? [] : [{ expected: 'the same bytes', received: 'other bytes' }]
  }
  const expected = await sideOf([golden.golden], compared, wanted)
  return differences(await sideOf(files, compared, given), expected, { dataset, ...golden })
}

function findingFor({ place, golden }: Compared, found: Difference[]): Finding {
  const [first] = found
  const { at, column, expected = '', received = '' } = first ?? {}
  return finding({
    code: 'golden',
    place: column === undefined ? place : `${place}.${column}`,
    fault: 'producer',
    received: at === undefined ? received : `${received} (${at})`,
    expected: `${expected} as in \`${shown(golden.golden)}\``,
    advice: 'mend the script, or accept it with `-u` or `PIPEPROOF_UPDATE=1`',
    count: found.length,
    notes: cellLines(found),
  })
}

/** Where an output is not what a golden file says; that file is written anew where it is asked for. */
export async function checkGolden(output: ObservedPort, golden: Golden): Promise<Finding[]> {
  const compared = comparedIn(output, golden)
  const { dataset, place } = compared
  const words = { ...dataset.anonymise, ...golden.anonymise }
  if (dataset.format === undefined || dataset.json) return checkCompared(compared, output)
  // what is to be hidden is neither compared nor kept
  return withAnonymised({ ...compared, format: formatOf(dataset), place }, words, (files) =>
    checkCompared({ ...compared, files }, output),
  )
}

async function checkCompared(compared: Compared, output: ObservedPort): Promise<Finding[]> {
  const { golden } = compared
  const path = golden.golden
  if (!existsSync(path)) {
    if (isUpdating()) return kept(compared, output)
    const advice = 'write it with `-u` or `PIPEPROOF_UPDATE=1`'
    const received = `lack of \`${shown(path)}\``
    const facts = { code: 'golden', place: output.place, fault: 'contract' as const, received, advice }
    return [finding({ ...facts, expected: 'the golden file of this output' })]
  }
  const found = compared.files.length === 0 ? [] : await compare(compared)
  if (found.length === 0) return []
  if (isUpdating()) return kept(compared, output)
  return [findingFor(compared, found)]
}
