import { resolve } from 'node:path'
import { discoverData, isError } from 'pipeproof/kit'
import { headline } from './add.ts'
import { parsed, printFindings, printJson, printNotes, type DataCommand } from './command.ts'

const usage = 'pipeproof data discover [DIR] [--json]'

/** Data that nobody has named yet. */
export const discover: DataCommand = {
  usage: 'discover [DIR] [--json]',
  summary:
    'Finds tables below a folder, takes part files as one, and names those that are new; exit code 1 when known ones changed.',
  details: '  DIR      where to look; here, unless told\n  --json   one document of JSON: { added, known, findings }\n',
  async run(args) {
    const { values, positionals } = parsed(args, { options: { json: { type: 'boolean' } }, usage, takes: [0, 1] })
    const { added, known, findings, notes } = await discoverData(resolve(positionals[0] ?? '.'))
    const lines = added.flatMap((each) => [headline(each), ...(each.set.fits ?? []).map((port) => `  fits ${port}`)])
    if (values.json) printJson({ added: added.map(({ set }) => set), known, findings })
    else process.stdout.write(`${[...lines, `${added.length} new, ${known.length} known`].join('\n')}\n`)
    if (!values.json) printFindings(findings)
    printNotes(notes)
    return findings.some(isError) ? 1 : 0
  },
}
