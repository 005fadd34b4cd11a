import { join } from 'node:path'
import type { Dataset } from '../../model/contract.ts'
import type { DataSpec, Row } from '../../model/data.ts'
import { filesBelow } from '../../shared/files.ts'
import { contentOf } from '../../table/columns.ts'
import { writeTable } from '../../table/write.ts'
import { formatOf } from '../../table/formats.ts'
import { fileNameFor, globMatcher } from '../../shared/glob.ts'
import { isDamage } from '../../shared/isDamage.ts'
import { own } from '../../shared/own.ts'
import { breakFile, brokenRows } from '../broken.ts'
import { damageFiles } from '../damage.ts'
import { datasetsIn, makeColumns } from '../make.ts'
import type { Target } from '../source.ts'

type Invalid = Extract<DataSpec, { kind: 'invalid' }>

const standardRows = 10

async function rowsOf(dataset: Dataset, target: Target): Promise<Row[]> {
  const { min, max = Infinity } = dataset.rows
  const rows = Math.min(Math.max(standardRows, min), max)
  return [...contentOf(await makeColumns(dataset, target, { rows })).rows]
}

/** One file of rows, without the column that is to be missing. */
async function writeRows(
  dataset: Dataset,
  target: Target,
  { reject, column, rows }: Invalid & { rows: Row[] },
): Promise<void> {
  const names = Object.keys(dataset.columns ?? {}).filter((name) => reject !== 'missingColumn' || name !== column)
  const types = Object.fromEntries(names.map((name) => [name, own(dataset.columns ?? {}, name)?.type]))
  for (const [index, pattern] of dataset.patterns.entries()) {
    const content = { columns: names, rows: index === 0 ? rows : [], types }
    await writeTable(join(target.dir, fileNameFor(pattern)), formatOf(dataset), content)
  }
}

const ownFiles = ({ patterns }: Dataset, { dir }: Target): string[] =>
  filesBelow(dir).filter((file) => patterns.some((pattern) => globMatcher(pattern)(file)))

/** Data that breaks exactly one promise of its contract. */
export async function invalid(target: Target, spec: Invalid): Promise<void> {
  if (spec.reject === 'missingInput') return
  for (const dataset of datasetsIn(target)) {
    const isMeant = spec.column === undefined || own(dataset.columns ?? {}, spec.column) !== undefined
    const valid = await rowsOf(dataset, target)
    const made =
      spec.column !== undefined && isMeant
        ? brokenRows(valid, dataset, { reject: spec.reject, column: spec.column })
        : valid
    await writeRows(dataset, target, { ...spec, rows: spec.reject === 'empty' ? [] : made })
    if (spec.reject === 'malformed')
      for (const file of filesBelow(target.dir)) breakFile(join(target.dir, file), dataset)
    if (isDamage(spec.reject)) damageFiles({ dir: target.dir, dataset, files: ownFiles(dataset, target) }, spec.reject)
  }
}
