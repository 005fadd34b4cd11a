import { open, writeFile, type FileHandle } from 'node:fs/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { RecordBatchReader, Schema } from 'apache-arrow'
import type { ColumnValues } from '../../model/data.ts'
import { arrow as library } from '../arrow.ts'
import { arrowColumn, type ArrowColumn } from '../arrowColumns.ts'
import { arrowTable } from '../arrowTable.ts'
import { columnsOf } from '../columns.ts'
import { demandColumns } from '../demandColumns.ts'
import { EngineError } from '../engine.ts'
import type { Batch, Store } from '../feed.ts'
import { isGzip } from '../gzip.ts'
import { identifier } from '../sql.ts'
import { BrokenTable, type FileColumn, type Format } from './format.ts'
import { isThrown } from '../../shared/thrown.ts'

const magic = 'ARROW1'

/** The ends of a file and of a stream. */
const endOfStream = Buffer.from('ffffffff00000000', 'hex')

/** A file that was cut off begins like a whole one, and is read as a stream of what there is. */
function demandForm(first: Buffer, last: Buffer): void {
  if (first.length === 0) throw new BrokenTable('empty file')
  const text = first.toString('latin1')
  if (text.startsWith('FEA1')) throw new BrokenTable('Feather of the first version, which is not Arrow')
  const isFile = text.startsWith(magic)
  if (!isFile && first.readInt32LE(0) !== -1) throw new BrokenTable('file that is not Arrow')
  if (isFile ? !last.toString('latin1').endsWith(magic) : !last.equals(endOfStream))
    throw new BrokenTable('Arrow that ends too early')
}

const size = 8

/** What the library can not read is the file's fault. */
function broken(error: unknown): unknown {
  if (!isThrown(error) || error instanceof BrokenTable || error instanceof EngineError) return error
  if ('code' in error) return error
  if (error.message.includes('codec not found'))
    return new BrokenTable('Arrow packed with zstd, which takes Node 22.15')
  return new BrokenTable('Arrow that is damaged')
}

async function ends(file: FileHandle): Promise<[Buffer, Buffer]> {
  const [first, last] = [Buffer.alloc(size), Buffer.alloc(size)]
  const { size: length } = await file.stat()
  const { bytesRead } = await file.read(first, 0, size, 0)
  await file.read(last, 0, size, Math.max(0, length - size))
  return [first.subarray(0, bytesRead), last]
}

/** What is packed is unpacked as a whole, else batch after batch is read. */
async function readerOf(path: string, file: FileHandle): Promise<RecordBatchReader> {
  if (isGzip(path)) {
    const bytes = gunzipSync(await file.readFile())
    demandForm(bytes.subarray(0, size), bytes.subarray(-size))
    return library().RecordBatchReader.from(bytes)
  }
  demandForm(...(await ends(file)))
  return library().RecordBatchReader.from(file)
}

/** What a file says of its columns, without its rows. */
export async function schemaIn(path: string): Promise<Schema> {
  const file = await open(path)
  try {
    return (await (await readerOf(path, file)).open()).schema
  } catch (error) {
    throw broken(error)
  } finally {
    await file.close()
  }
}

async function* batchesOf(reader: RecordBatchReader, columns: ArrowColumn[]): AsyncGenerator<Batch> {
  try {
    for await (const batch of reader) {
      yield columns.map(({ at }, index) => {
        const vector = batch.getChildAt(index)
        return { length: batch.numRows, at: (row: number) => (vector ? at(vector, row) : null) }
      })
    }
  } catch (error) {
    throw broken(error)
  }
}

async function load(path: string, table: string, store: Store): Promise<FileColumn[]> {
  const file = await open(path)
  try {
    const reader = await (await readerOf(path, file)).open()
    const ways = reader.schema.fields.map(arrowColumn)
    const columns = demandColumns(ways.map(({ name, type }) => ({ name, type })))
    const list = ways.map(({ sql, name }, index) => `${sql(`c${index}`)} AS ${identifier(name)}`)
    const feed = { table: 'given', types: ways.map(({ handed }) => handed), batches: batchesOf(reader, ways) }
    if (columns.length > 0) await store.withTable(feed, `CREATE TABLE ${table} AS SELECT ${list.join(', ')} FROM given`)
    return columns
  } catch (error) {
    throw broken(error)
  } finally {
    await file.close()
  }
}

async function save(path: string, columns: ColumnValues[]): Promise<void> {
  const bytes = library().tableToIPC(arrowTable(columns), 'file')
  await writeFile(path, isGzip(path) ? gzipSync(bytes) : bytes)
}

export const arrow: Format = {
  name: 'arrow',
  extensions: ['arrow', 'feather', 'ipc'],
  textTypes: ['string'],
  load,
  write: (path, content) => save(path, columnsOf(content)),
  writeColumns: save,
}
