import { basename, dirname } from 'node:path'
import type { Location } from '../../../model/location.ts'
import { PipeproofError } from '../../../errors.ts'
import { isFile, nearestFile } from '../../../shared/files.ts'
import { shown } from '../../../shared/paths.ts'
import { EngineError } from '../../../table/engine.ts'
import { fileSchema } from '../../../table/fileSchema.ts'
import { BrokenTable } from '../../../table/formats/format.ts'
import type { SchemaReading } from '../reader.ts'
import { columnsOfFile } from './columns.ts'

function demandFile(path: string): void {
  if (isFile(path)) return
  const told = shown(path)
  const nearest = nearestFile(told, dirname(path), basename(path))
  throw new PipeproofError('missingFile', { path: told, nearest }, { subject: path })
}

/** The schema that a Parquet or an Arrow file has of its own. */
export async function readFileSchema(path: string, format: 'parquet' | 'arrow'): Promise<SchemaReading> {
  demandFile(path)
  const at: Location = { file: path, line: 1, column: 1 }
  try {
    const { columns, lost } = columnsOfFile(await fileSchema(path, format))
    const warnings = lost.map(({ name, why }) => ({ message: `\`${name}\` is not kept exactly: ${why}`, at }))
    return { columns, warnings }
  } catch (error) {
    if (!(error instanceof EngineError) && !(error instanceof BrokenTable)) throw error
    const facts = {
      received: error.message.split('\n')[0] ?? '',
      place: 'the file',
      expected: `one of the format ${format}`,
    }
    throw new PipeproofError('wrongValue', { ...facts, advice: 'write it anew' }, { at, cause: error })
  }
}
