import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { BrokenTable } from './formats/format.ts'

const firstBytes = 65_536

function bytesOf(file: string, count: number): { bytes: Buffer; isWhole: boolean } {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(count)
    const bytes = buffer.subarray(0, readSync(handle, buffer))
    return { bytes, isWhole: bytes.length >= fstatSync(handle).size }
  } finally {
    closeSync(handle)
  }
}

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
  const { bytes, isWhole } = bytesOf(file, count)
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '' && isWhole) throw new BrokenTable('empty file', 1)
  const names = firstRecord(text, delimiter, isWhole) ?? headerOf(file, delimiter, count * 4)
  // what can not be decoded becomes this character
  if (names.some((name) => name.includes('\uFFFD'))) throw new BrokenTable('header that is not UTF-8', 1)
  return names
}
