import { statSync } from 'node:fs'
import type { Dataset } from '../../model/contract.ts'
import type { DataSpec } from '../../model/data.ts'
import { PipeproofError } from '../../errors.ts'
import { globMatcher } from '../../shared/glob.ts'
import { formatNameOf } from '../../table/formats.ts'
import { withAnonymised } from '../../table/withAnonymised.ts'
import { writeShares } from '../files.ts'
import { givenFiles } from '../given.ts'
import { learnedFrom, type Learned } from '../learned.ts'
import { datasetsIn, makeColumns } from '../make.ts'
import { wordsFor } from '../place.ts'
import { readingOf, sampleSeen } from '../seen.ts'
import type { Target } from '../source.ts'
import { rowsFor } from './generated.ts'

type Like = Extract<DataSpec, { kind: 'like' }>

/** The files of a sample that are of one dataset; a file alone may have any name and format. */
function sampleOf({ patterns }: Dataset, target: Target, { path }: Like): string[] {
  const isAlone = Object.keys(target.port.datasets).length === 1
  if (isAlone && statSync(path, { throwIfNoEntry: false })?.isFile()) return [path]
  const isOwn = patterns.map(globMatcher)
  return givenFiles(target, path)
    .filter(({ name }) => isOwn.some((fits) => fits(name)))
    .map((given) => given.path)
}

function tableOf(dataset: Dataset, { place }: Target): Dataset {
  const format = dataset.format ?? formatNameOf(dataset.files)
  if (format !== undefined && !dataset.json) return { ...dataset, format }
  const reason = `\`${dataset.files}\` is no table`
  throw new PipeproofError('noSource', { place, reason, advice: 'give it a folder: `local: PATH`' })
}

async function learn(dataset: Dataset, target: Target, spec: Like): Promise<Learned> {
  const files = sampleOf(dataset, target, spec)
  const format = await readingOf(files, dataset)
  const seen =
    files.length === 0
      ? []
      : await withAnonymised(
          { files, dataset, format, place: target.place },
          wordsFor(dataset, spec.anonymise),
          (some) => sampleSeen(some, dataset),
        )
  const rows = rowsFor(dataset, spec.rows)
  return learnedFrom(seen, dataset, { rows, seed: spec.seed ?? '', place: target.place })
}

/** New rows that are like those of a sample and keep the contract, the same ones every time. */
export async function like(target: Target, spec: Like): Promise<void> {
  for (const each of datasetsIn(target)) {
    const dataset = tableOf(each, target)
    const { dataset: narrowed, columns, among } = await learn(dataset, target, spec)
    const made = await makeColumns(narrowed, target, {
      rows: rowsFor(dataset, spec.rows),
      seed: spec.seed,
      columns,
      among,
    })
    await writeShares(narrowed, target.dir, { columns: made })
  }
}
