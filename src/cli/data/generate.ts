import { relative } from 'node:path'
import { generateData } from 'pipeproof/kit'
import { parsed, printNotes, wholeNumber, wrongUse, type DataCommand } from './command.ts'

const usage = 'pipeproof data generate CONTRACT[#PORT] --out DIR'
const options = {
  out: { type: 'string' },
  rows: { type: 'string' },
  seed: { type: 'string' },
  kind: { type: 'string' },
  format: { type: 'string' },
  force: { type: 'boolean' },
} as const

const kinds = ['valid', 'boundary'] as const

function kindOf(text: string | undefined): (typeof kinds)[number] | undefined {
  const kind = kinds.find((each) => each === text)
  if (kind === undefined && text !== undefined) throw wrongUse(`kind \`${text}\``, [...kinds], text)
  return kind
}

/** Data out of a contract. */
export const generate: DataCommand = {
  usage: 'generate CONTRACT[#PORT] | SCHEMA --out DIR [--rows N] [--seed S] [--kind valid|boundary]',
  summary: 'Makes data that a port, all inputs of a contract, or a schema allow, in a folder; the same every time.',
  details: `  CONTRACT#PORT   one port; of a contract alone, each input gets a folder of its own
  SCHEMA          a JSON Schema, or a schema in another notation that is read
  --out DIR       a new folder
  --rows N        100, unless told, where as many are allowed
  --seed S        another seed gives other values
  --kind          \`valid\`, or \`boundary\` for the edges of what is allowed
  --format F      the format of what is made for a schema: csv, unless told
  --force         lets it write into a folder that holds something
`,
  async run(args) {
    const { values, positionals } = parsed(args, { options, usage, takes: [1, 1] })
    const { out, rows, kind, ...rest } = values
    const [named = ''] = positionals
    if (out === undefined) throw wrongUse('`data generate` without a folder', [usage.replace('CONTRACT[#PORT]', named)])
    const asked = { rows: wholeNumber(rows, '--rows'), kind: kindOf(kind), out, folder: process.cwd() }
    const { files, notes } = await generateData(named, { ...rest, ...asked })
    for (const file of files) process.stdout.write(`${relative(process.cwd(), file)}\n`)
    printNotes(notes)
    return 0
  },
}
