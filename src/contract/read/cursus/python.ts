import { PipeproofError } from '../../../errors.ts'
import type { PlatformKind } from '../../../model/job.ts'
import { recordsIn, type Recorded } from '../../../process/records.ts'
import { nearest } from '../../../shared/nearest.ts'
import { own } from '../../../shared/own.ts'
import { placeText } from '../../../shared/reading/session.ts'
import { oneOf } from '../../../shared/words.ts'
import type { SourceDocument } from '../../../shared/yaml.ts'
import type { ContractReading } from './reader.ts'
import { readScriptContract } from './scriptContract.ts'

/** The classes of contracts, and the platform that each is for. */
const classes: Record<string, PlatformKind | undefined> = {
  ScriptContract: undefined,
  ProcessingScriptContract: 'processing',
  TrainingScriptContract: 'training',
}

const begin = (file: string): { file: string; line: number; column: number } => ({ file, line: 1, column: 1 })

const named = ({ name }: Recorded): string[] => (name === null ? [] : [name])

/** The contract that is meant, by its variable or as the only one; then the variant is a job type. */
function chosen(file: string, made: Recorded[], variant: string | undefined): { record: Recorded; job?: string } {
  const found = made.find(({ name }) => name !== null && name === variant)
  if (found) return { record: found }
  const [only, second] = made
  if (only && !second) return { record: only, ...(variant !== undefined && { job: variant }) }
  const known = made.flatMap(named)
  const facts = only
    ? { received: `choice of ${made.length} contracts`, expected: oneOf(known) }
    : { received: 'absence of contracts', expected: `an object of ${oneOf(Object.keys(classes))}` }
  const meant = variant === undefined ? known[0] : (nearest(variant, known) ?? known[0])
  const advice = only ? `write \`#${meant}\` behind the path` : 'make one at the top of the file'
  throw new PipeproofError('wrongValue', { ...facts, place: 'the file', advice }, { at: begin(file) })
}

/** A document of what was given to the class; each value knows its line, as far as the text tells. */
function documentOf(file: string, { keywords, places, line, column }: Recorded): SourceDocument {
  const known = new Map(places.map(([path, row, col]) => [JSON.stringify(path), { file, line: row, column: col }]))
  const at: SourceDocument['at'] = (path) => {
    const place = known.get(JSON.stringify(path))
    if (place) return place
    return path.length === 0 ? { file, line, column } : at(path.slice(0, -1))
  }
  return { file, value: keywords, at, atKey: at }
}

function demandKnown({ arguments: given, unknown }: Recorded, doc: SourceDocument): void {
  const [first] = unknown
  const facts = first
    ? { received: `\`${first[1]}\``, place: placeText(first[0]), expected: 'a value that the file itself tells' }
    : { received: 'value without a name', place: 'the contract', expected: 'keywords such as `entry_point=`' }
  if (!first && given.length === 0) return
  throw new PipeproofError('wrongValue', { ...facts, advice: 'write it out' }, { at: doc.at(first?.[0] ?? []) })
}

/** Reads the contract that a Python file makes, without the package that its class is from. */
export function readPython(
  file: string,
  text: string,
  variant?: string,
): { doc: SourceDocument; reading: ContractReading } {
  const { record, job } = chosen(file, recordsIn(file, text, { classes: Object.keys(classes) }), variant)
  const doc = documentOf(file, record)
  demandKnown(record, doc)
  return { doc, reading: readScriptContract(doc, job, own(classes, record.class)) }
}
