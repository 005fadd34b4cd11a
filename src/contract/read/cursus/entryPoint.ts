import { dirname, extname, relative, resolve, sep } from 'node:path'
import { isFile, namesIn } from '../../../shared/files.ts'
import { nearest } from '../../../shared/nearest.ts'
import type { Part } from '../../../shared/reading/part.ts'
import { meant } from '../../../shared/sentence.ts'

/** Contracts often stand in a folder of their own, with the scripts in one beside it. */
const around = ['.', 'scripts', '../scripts', '..']

function tellLost(part: Part, entry: string, wanted: string): void {
  const known = namesIn(dirname(wanted)).filter((name) => extname(name) === extname(wanted))
  const advice = meant(nearest(entry, known), 'add it or mend the path')
  const where = part.has('source_dir') ? '`source_dir`' : 'the folder of the file or in `scripts` beside it'
  const message = `Unexpected script \`${entry}\` that is not there, expected it in ${where}, ${advice}`
  part.session.warn([...part.path, 'entry_point'], message)
}

/** The script that is named under `entry_point`, as a path from the file; that it is not there is a warning. */
export function scriptIn(part: Part): string | undefined {
  const entry = part.text('entry_point')
  if (entry === undefined || entry === '') return undefined
  const source = part.text('source_dir') ?? '.'
  const folder = dirname(part.session.doc.file)
  const wanted = resolve(folder, source, entry)
  const script = [wanted, ...around.map((each) => resolve(folder, each, entry))].find(isFile)
  if (script === undefined) tellLost(part, entry, wanted)
  return relative(folder, script ?? wanted)
    .split(sep)
    .join('/')
}
