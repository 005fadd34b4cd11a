import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Anonymise } from '../model/anonymise.ts'
import type { Dataset } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { globMatcher } from '../shared/glob.ts'
import { anonymiseFile } from '../table/anonymiseFile.ts'
import type { Format } from '../table/formats/format.ts'
import { formatOf } from '../table/formats.ts'
import { demandKnown, demandSuited, isChange } from '../table/withAnonymised.ts'
import type { Given } from './given.ts'
import type { Target } from './source.ts'

/** The words of a source; what was anonymised before is left as it is. */
export type OwnWords = Anonymise | 'done' | undefined

/** What is to become of the columns of a dataset: the words of the source go before those of its contract. */
export function wordsFor({ anonymise }: Dataset, own: OwnWords): Anonymise {
  return own === 'done' ? {} : { ...anonymise, ...own }
}

/** Tells whether data may not go into a port as it is. */
export const isAnonymised = ({ port }: Target, own: OwnWords): boolean =>
  Object.values(port.datasets).some((dataset) => isChange(wordsFor(dataset, own)))

function tableFormat(dataset: Dataset, place: string): Format {
  if (dataset.format !== undefined && !dataset.json) return formatOf(dataset)
  const facts = { received: '`anonymise`', place: `\`${place}\``, expected: `a table in \`${dataset.files}\`` }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'leave it out, or set `format`' })
}

/** Puts files of the user's into the folder of a port without what is to be hidden; what the port does not read stays away. */
export async function placeAnonymised(target: Target, given: Given[], own: OwnWords): Promise<void> {
  const { place, port, dir } = target
  const datasets = Object.values(port.datasets)
  const known = new Set(datasets.flatMap(({ columns = {} }) => Object.keys(columns)))
  let all: Anonymise = {}
  for (const { path: from, name } of given) {
    const dataset = datasets.find(({ patterns }) => patterns.some((pattern) => globMatcher(pattern)(name)))
    if (!dataset) continue
    const [to, words] = [join(dir, name), wordsFor(dataset, own)]
    const isOther = dataset.format === undefined && datasets.length > 1
    mkdirSync(dirname(to), { recursive: true })
    if (isOther || !isChange(words)) cpSync(from, to, { dereference: true })
    else {
      demandSuited(words, dataset, place)
      const columns = await anonymiseFile({ from, to, format: tableFormat(dataset, place), place }, words)
      for (const column of columns) known.add(column)
    }
    all = { ...all, ...words }
  }
  demandKnown(all, [...known], place)
}
