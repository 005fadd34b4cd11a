import { parse } from 'csv-parse/sync'
import { BrokenTable } from './formats/format.ts'
import { firstBytes, headOf } from './head.ts'

/** The first record; `undefined` when more must be read to see its end. */
function firstRecord(text: string, delimiter: string, isWhole: boolean): string[] | undefined {
  try {
    const options = { delimiter, to: 1, relax_column_count: true, raw: true } as const
    // with `raw` a record comes with its text, which its types do not know
    const [first] = parse(text, options) as unknown as { record: string[]; raw: string }[]
    return first && (isWhole || /[\r\n]$/.test(first.raw)) ? first.record : undefined
  } catch {
    if (!isWhole) return undefined
    throw new BrokenTable('header that ends inside a quote', 1)
  }
}

/** The names in the first line of a file, read as far as it reaches. */
export function headerOf(file: string, delimiter: string, count = firstBytes): string[] {
  const { bytes, isWhole } = headOf(file, count)
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '' && isWhole) throw new BrokenTable('empty file', 1)
  const names = firstRecord(text, delimiter, isWhole) ?? headerOf(file, delimiter, count * 4)
  // what can not be decoded becomes this character
  if (names.some((name) => name.includes('\uFFFD'))) throw new BrokenTable('header that is not UTF-8', 1)
  return names
}
