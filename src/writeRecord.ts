import type { RunRecord } from './model/record.ts'
import { PipeproofError } from './errors.ts'
import { replaceFile } from './shared/files.ts'
import { shown } from './shared/paths.ts'
import { reasonOf } from './shared/thrown.ts'

/** Writes a record whole, or says why it can not. */
export function writeRecord(file: string, record: RunRecord): void {
  try {
    replaceFile(file, `${JSON.stringify(record)}\n`)
  } catch (cause) {
    throw new PipeproofError('disk', { path: shown(file), reason: reasonOf(cause) }, { cause })
  }
}
