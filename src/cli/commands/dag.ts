import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { PipeproofError, type RunRecord } from 'pipeproof'
import { dagPicture } from 'pipeproof/kit'
import { oneFile, type CliCommand } from '../command.ts'

function read(file: string): RunRecord {
  try {
    // records are written by us
    return JSON.parse(readFileSync(resolve(file), 'utf8')) as RunRecord
  } catch (cause) {
    throw new PipeproofError('missingFile', { path: file, nearest: undefined }, { cause })
  }
}

/** The picture of a run: which steps and edges kept their promises. */
export const dag: CliCommand = {
  usage: 'RECORD.json',
  summary: 'Draws the pipeline of a record as SVG on standard output: red where a test failed.',
  run(args) {
    process.stdout.write(dagPicture(read(oneFile(args, 'pipeproof dag RECORD.json'))))
    return 0
  },
}
