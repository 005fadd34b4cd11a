import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset } from '../model/contract.ts'
import type { Damage } from '../model/reject.ts'
import { fileNameFor } from '../shared/glob.ts'

const newline = 0x0a

const isLines = ({ format }: Dataset, file: string): boolean =>
  (format === 'csv' || format === 'tsv' || format === 'jsonl') && !file.endsWith('.gz')

/** Where the last record begins; a line break at the very end belongs to it. */
const lastRecord = (bytes: Buffer): number => bytes.lastIndexOf(newline, bytes.length - 2) + 1

/** Ends inside of the last record, or in the middle of what is not written line by line. */
function truncate(path: string, dataset: Dataset): void {
  const bytes = readFileSync(path)
  const end = isLines(dataset, path) ? lastRecord(bytes) + 1 : Math.floor(bytes.length / 2)
  writeFileSync(path, bytes.subarray(0, end))
}

/** Writes the rows once more: to another file of the glob, or behind those that are there. */
function double(dir: string, file: string, dataset: Dataset): string | undefined {
  const glob = dataset.patterns.find((pattern) => pattern.includes('*'))
  if (glob !== undefined) {
    const again = fileNameFor(glob).replaceAll('00000', '99999')
    if (existsSync(join(dir, again))) return undefined
    cpSync(join(dir, file), join(dir, again))
    return again
  }
  if (!isLines(dataset, file)) return undefined
  const bytes = readFileSync(join(dir, file))
  const hasHeader = dataset.format !== 'jsonl' && dataset.csv?.header !== false
  appendFileSync(join(dir, file), bytes.subarray(hasHeader ? bytes.indexOf(newline) + 1 : 0))
  return file
}

/** Leaves the files of a dataset as a step would that stopped midway, and tells which is not as it was; none where that can not be. */
export function damageFiles(
  { dir, dataset, files }: { dir: string; dataset: Dataset; files: string[] },
  damage: Damage,
): string | undefined {
  const last = files.toSorted().at(-1)
  if (last === undefined) return undefined
  const path = join(dir, last)
  if (damage === 'doubled') return double(dir, last, dataset)
  if (damage === 'missingFile') rmSync(path)
  else if (damage === 'emptyFile') writeFileSync(path, '')
  else truncate(path, dataset)
  return last
}
