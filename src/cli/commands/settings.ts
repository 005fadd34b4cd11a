import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { PipeproofError } from 'pipeproof'
import { shownSettings } from 'pipeproof/kit'
import { table } from '../cacheTable.ts'
import { oneFile, type CliCommand } from '../command.ts'

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** What is set for a pipeline, and by whom. */
export const settings: CliCommand = {
  usage: '[PATH]',
  summary: 'Shows each setting for a file or a folder, this one unless told, with its value and who set it.',
  run(args) {
    const path = resolve(args.length === 0 ? '.' : oneFile(args, 'pipeproof settings PATH'))
    if (!existsSync(path)) throw new PipeproofError('missingFile', { path: args[0] ?? '.', nearest: undefined })
    const rows = shownSettings(path).map(({ key, value, from }) => [key, written(value), from.replaceAll('`', '')])
    process.stdout.write(table([['setting', 'value', 'from'], ...rows]))
    return 0
  },
}
