import type { CsvDialect } from '../model/contract.ts'
import { query } from './engine.ts'
import { isGzip } from './gzip.ts'
import { headOf } from './head.ts'
import { literalPaths } from './sql.ts'

/** The encoding that the first bytes of a file are in. */
function encodingOf(file: string): NonNullable<CsvDialect['encoding']> {
  const { bytes } = headOf(file)
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'utf-16'
  try {
    // a character may be cut in two where the head ends
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    return 'latin-1'
  }
}

const sniffed = 'Delimiter, Quote, HasHeader'

/** The dialect of a file that no contract speaks of: told by its first rows, so it may be wrong. */
export async function sniff(file: string): Promise<CsvDialect> {
  const encoding = encodingOf(file)
  if (encoding === 'utf-16') return { encoding }
  const how = `compression = '${isGzip(file) ? 'gzip' : 'uncompressed'}', encoding = '${encoding}', sample_size = 2048`
  const one = literalPaths([file]).slice(1, -1)
  const [found] = await query(`SELECT ${sniffed} FROM sniff_csv(${one}, ${how})`).catch(() => [])
  const [delimiter, quote, header] = found ?? []
  const marks = {
    ...(typeof delimiter === 'string' && delimiter !== '' && { delimiter }),
    ...(quote === "'" && { quote }),
    ...(header === false && { header }),
  }
  return { encoding, ...marks }
}
