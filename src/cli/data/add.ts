import { addData } from 'pipeproof/kit'
import { table } from '../cacheTable.ts'
import { parsed, printFindings, printJson, printNotes, wrongUse, type DataCommand } from './command.ts'

const usage = 'pipeproof data add PATH --name NAME'
const options = {
  name: { type: 'string' },
  version: { type: 'string' },
  port: { type: 'string' },
  description: { type: 'string' },
  replace: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Added = Awaited<ReturnType<typeof addData>>

/** One line for a data set. */
export function headline({ state, set }: Added): string {
  const files = Object.keys(set.files).length
  const size = [set.format, set.rows === undefined ? undefined : `${set.rows} rows`, `${files} files`]
  const said = size.filter((part) => part !== undefined).join(', ')
  return `${state} ${set.name}: ${set.path} (${said.replace(/\b1 (row|file)s/g, '1 $1')})`
}

const shown = (value: string | number | boolean | null): string =>
  value === null ? '-' : String(value).replace(/\s+/g, ' ').slice(0, 30)

function profileText({ profile }: Added): string {
  if (!profile) return ''
  const about = profile.approximate ? '≈' : ''
  const rows = profile.columns.map(({ name, type, nulls, distinct, min, max }) => [
    name,
    type,
    String(nulls),
    `${about}${distinct}`,
    shown(min),
    shown(max),
  ])
  return `\n${table([['column', 'type', 'nulls', 'distinct', 'min', 'max'], ...rows])}`
}

function print(added: Added): void {
  const { set, findings } = added
  process.stdout.write(`${headline(added)}\n${(set.fits ?? []).map((port) => `  fits ${port}\n`).join('')}`)
  process.stdout.write(profileText(added))
  printFindings(findings)
}

/** Gives data a name and a version. */
export const add: DataCommand = {
  usage: 'add PATH --name NAME [--version V] [--port CONTRACT#PORT]',
  summary:
    'Names a file, a folder or a glob in `pipeproof.data.yaml`: hashes, rows, columns, and the ports that it fits.',
  details: `  PATH                   a file, a folder, or a glob in quotes
  --name NAME            how tests call it
  --version V            its version; the next number, unless told
  --port CONTRACT#PORT   a port that it must fit, else it is not added: exit code 1
  --description TEXT     a sentence for its readers
  --replace              lets a version have other files than it had
  --json                 one document of JSON: { state, data, findings, profile }
`,
  async run(args) {
    const { values, positionals } = parsed(args, { options, usage, takes: [1, 1] })
    const { name, json = false, ...rest } = values
    const [path = ''] = positionals
    if (name === undefined) throw wrongUse('`data add` without a name', [usage.replace('PATH', path)])
    const added = await addData(path, { name, ...rest, folder: process.cwd() })
    const { state, set, findings, profile, notes } = added
    if (json) printJson({ state, data: set, findings, profile })
    else print(added)
    printNotes(notes)
    return state === 'refused' ? 1 : 0
  },
}
