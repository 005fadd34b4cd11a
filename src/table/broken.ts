import type { BrokenFile } from '../model/table.ts'
import { EngineError } from './engine.ts'
import { BrokenTable } from './formats/format.ts'
import { codeOf, reasonOf } from '../shared/thrown.ts'

/** What the engine says, and what we say instead. */
const reasons: [RegExp, string][] = [
  [/Cannot open file .*: Permission denied/, 'file that can not be opened (EACCES)'],
  [/unterminated quote/, 'file that ends inside a quote'],
  [/Expected Number of Columns: (\d+) Found: (\d+)/, 'row of $2 values under $1 columns'],
  [/not latin-1 encoded/, 'value that is not Latin-1'],
  [/Invalid unicode/, 'value that is not UTF-8'],
  [/reached an invalid state/, 'lines that end in different ways'],
  [/Expected OBJECT, but got (?!ARRAY)\w+/, 'value that is no object'],
  [/Expected OBJECT, but got ARRAY/, 'array in place of an object'],
  [/duplicate key "((?:[^"\\]|\\.)*)"/, 'object with two keys `$1`'],
  [/first character is '(.)'/, 'document that is no array (it begins with `$1`)'],
  [/byte order mark/, 'byte order mark'],
  [/UTF-(16|32) encoding/, 'file in UTF-$1'],
  [/invalid UTF-8/, 'value that is not UTF-8'],
  [/maximum_object_size|Maximum object size/i, 'object of more than 16 MB'],
  [/unexpected end of data/, 'JSON that ends too early'],
  [/Malformed JSON.*?: (.*?)[. ]*(?:Try .*)?$/m, 'text that is not JSON ($1)'],
  [/too small to be a Parquet file/, 'file too short to be Parquet'],
  [/No magic bytes found/, 'file without a Parquet footer'],
  [
    /don't know what type|Thrift|TProtocol|Invalid Parquet|Footer length|Snappy|ZSTD|decompress/i,
    'Parquet that is damaged',
  ],
]

const withLine = (line: number | undefined): { line?: number } => (line === undefined ? {} : { line })

function told(text: string): string {
  for (const [known, ours] of reasons) {
    const found = known.exec(text)
    if (found) return ours.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '')
  }
  return text.split('\n').find((part) => !part.includes('Line:')) ?? text
}

/** The engine counts lines, or the records of an array; one that it can not parse it has passed before it counts. */
function countIn(text: string, unit: RegExp): number | undefined {
  const count = unit.exec(text)?.[1]
  return count === undefined ? undefined : Number(count) - (text.includes('Malformed JSON') ? 1 : 0)
}

/** The engine says `CSV Error on Line: 3`, then what is wrong in lines of its own. */
export function brokenRows(file: string, error: unknown): BrokenFile {
  const text = reasonOf(error)
  const record = countIn(text, /in record\/value (\d+)/)
  const reason = `${told(text).trim()}${record === undefined ? '' : ` in record ${record}`}`
  return { file, reason, ...withLine(countIn(text, /(?:on Line:|in line) (\d+)/)) }
}

/** What no file can be the cause of. */
const isOurs = /^(Binder|Catalog|Parser|Internal|Not implemented) Error/

/** What is wrong with a file whose header can not be read; a fault of ours is none of the file's. */
export function brokenHeader(file: string, error: unknown): BrokenFile {
  if (error instanceof BrokenTable) return { file, reason: error.message, ...withLine(error.line) }
  if (error instanceof EngineError && !isOurs.test(error.message)) return brokenRows(file, error)
  const code = codeOf(error)
  if (code === undefined) throw error
  return { file, reason: `file that can not be opened (${code})` }
}
