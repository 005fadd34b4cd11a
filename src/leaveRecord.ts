import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunRecord } from './model/record.ts'
import { mergeRecords } from './record/merge.ts'
import { exclusively } from './run/lock.ts'
import { replaceFile } from './shared/files.ts'
import { reasonOf } from './shared/thrown.ts'

/** What other workers of the same test run have left; what can not be read is made anew. */
function withThose(record: RunRecord, file: string): RunRecord {
  try {
    // written below
    return mergeRecords([JSON.parse(readFileSync(file, 'utf8')) as RunRecord, record])
  } catch {
    return mergeRecords([record])
  }
}

/** Leaves a record in the folder of its test run, together with those that are there; a disk that refuses fails no test. */
export async function leaveRecord(record: RunRecord, folder: () => string): Promise<void> {
  try {
    const file = join(folder(), 'record.json')
    const write = async (): Promise<void> => replaceFile(file, `${JSON.stringify(withThose(record, file))}\n`)
    await exclusively(`${file}.lock`, () => Promise.resolve(undefined), write)
  } catch (error) {
    console.warn(`the record is not written, which fails no test: ${reasonOf(error).split('\n')[0]}`)
  }
}
