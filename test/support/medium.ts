import { mediumOf } from '../../src/compatibility/medium.ts'
import type { Medium, Pair } from '../../src/compatibility/rule.ts'
import { sampled } from '../../src/data/sampled.ts'
import type { Column, CsvDialect, Dataset } from '../../src/model/contract.ts'
import { dataset } from './declared.ts'

/** How values pass in files of a format, from how they are written to how they are read. */
export const mediumIn = (format: string, written: CsvDialect = {}, read: CsvDialect = {}): Medium =>
  mediumOf(dataset({}, { format, csv: written }), dataset({}, { format, csv: read }), sampled)

export const inCsv = mediumIn('csv')

type Columns = Record<string, Column>

/** A promised and a needed dataset. */
export const pairOf = (
  [given, wanted]: [Columns | undefined, Columns | undefined],
  [promised, needed]: [Partial<Dataset>, Partial<Dataset>] = [{}, {}],
): Pair => ({
  promised: dataset(given, promised),
  needed: dataset(wanted, needed),
  names: Object.keys(given ?? {}),
  isShared: false,
})
