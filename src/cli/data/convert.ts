import { relative } from 'node:path'
import { convertData } from 'pipeproof/kit'
import { parsed, type DataCommand } from './command.ts'

const usage = 'pipeproof data convert FROM TO [--force]'

/** One format for another. */
export const convert: DataCommand = {
  usage: 'convert FROM TO [--force]',
  summary:
    'Writes a file, or the files of a glob as one, in the format of another ending, and warns of what that loses.',
  details:
    '  FROM, TO   csv, tsv, json, jsonl, parquet or arrow by their endings, each but Parquet with `.gz` too\n  --force    lets it take the place of a file\n',
  async run(args) {
    const { values, positionals } = parsed(args, { options: { force: { type: 'boolean' } }, usage, takes: [2, 2] })
    const [from = '', to = ''] = positionals
    const { file, rows, losses } = await convertData(from, to, { ...values, folder: process.cwd() })
    process.stdout.write(`${relative(process.cwd(), file)}: ${rows} ${rows === 1 ? 'row' : 'rows'}\n`)
    for (const loss of losses) process.stderr.write(`warning  ${loss}\n`)
    return 0
  },
}
