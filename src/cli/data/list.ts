import { listData } from 'pipeproof/kit'
import { table } from '../cacheTable.ts'
import { parsed, printJson, printNotes, type DataCommand } from './command.ts'

const usage = 'pipeproof data list [--json]'

type Listed = ReturnType<typeof listData>['sets'][number]

const linesOf = (values: string[]): string[] => (values.length === 0 ? ['-'] : values)

/** One line for each place that data fits. */
function rowsOf({ name, format = '-', rows, path, fits = [], uses }: Listed): string[][] {
  const places = [...fits, ...uses.map(({ pipeline, place }) => `${pipeline}: ${place}`)]
  return linesOf(places).map((place, index) =>
    index === 0 ? [name, format, rows === undefined ? '-' : String(rows), path, place] : ['', '', '', '', place],
  )
}

/** What test data there is, and where it fits. */
export const list: DataCommand = {
  usage: 'list [--json]',
  summary: 'Lists test data with its versions, rows, and the ports and edges below here that it fits.',
  details: '  --json   one document of JSON: { manifest, data: [{ name, path, rows, columns, fits, uses, … }] }\n',
  run(args) {
    const { values } = parsed(args, { options: { json: { type: 'boolean' } }, usage, takes: [0, 0] })
    const { manifest, sets, notes } = listData(process.cwd())
    if (values.json) printJson({ manifest, data: sets })
    else if (sets.length === 0) process.stdout.write('no data is named yet: `pipeproof data discover` finds it\n')
    else process.stdout.write(table([['data', 'format', 'rows', 'path', 'fits'], ...sets.flatMap(rowsOf)]))
    printNotes(notes)
    return 0
  },
}
