import type { CsvDialect } from '../model/contract.ts'
import { wrong, type Setting } from './setting.ts'
import type { WrittenDataset } from './written.ts'

const delimited = new Set(['csv', 'tsv'])

/** How delimited text is written: of no other format, and without a header only where the columns are told. */
export function csvOf(
  { csv, columns }: WrittenDataset,
  { format, setting }: { format: string | undefined; setting: Setting },
): CsvDialect | undefined {
  if (!csv) return undefined
  if (format === undefined || !delimited.has(format)) {
    const received = `\`csv\` of ${format === undefined ? 'an unknown format' : `the format \`${format}\``}`
    throw wrong(setting, ['csv'], {
      received,
      expected: '`format: csv` or `tsv`',
      advice: 'remove it, or change `format`',
    })
  }
  if (csv.header === false && !columns) {
    const facts = { received: '`false`', expected: '`columns` that tell what stands where', advice: 'declare them' }
    throw wrong(setting, ['csv', 'header'], facts)
  }
  const [nullable] = Object.entries(columns ?? {}).find(([, column]) => column?.nullable ?? column?.nullFraction) ?? []
  if (nullable !== undefined && csv.nulls?.length === 0) {
    const facts = { received: '`[]`', expected: `a text for the nulls of \`${nullable}\``, advice: 'write `[""]`' }
    throw wrong(setting, ['csv', 'nulls'], facts)
  }
  if (csv.quote === undefined || csv.quote !== csv.delimiter) return csv
  throw wrong(setting, ['csv', 'quote'], {
    received: `\`${csv.quote}\``,
    expected: 'another character than `delimiter`',
    advice: 'change one of them',
  })
}
