import type { Given, ReadNote } from '../../model/look.ts'
import type { Location } from '../../model/location.ts'
import { notesOf, placeOf, type Subject } from './subject.ts'

/** A name that a script asks for, wherever it does. */
export interface Asked {
  name: string
  /** It is an error that it is not there: always, on some ways through the script, or never. */
  demanded: 'always' | 'maybe' | 'never'
  /** What is used in its place. */
  defaults: string[]
  at: Location
}

/** Where a script asks first whether a name is there, all its demands may stand behind that. */
function demandOf(reads: ReadNote[]): Asked['demanded'] {
  if (reads.some(({ how }) => how !== 'demanded')) return 'never'
  return reads.some(({ sure }) => sure) ? 'always' : 'maybe'
}

/** The names of one kind that a script asks for, without those that it sets itself. */
export function askedOf(subject: Subject, kind: Given): Asked[] {
  const own = new Set(notesOf(subject, 'set').flatMap((note) => (note.kind === kind ? [note.name] : [])))
  const reads = notesOf(subject, 'read').filter((note) => note.kind === kind && !own.has(note.name))
  const names = [...new Set(reads.map(({ name }) => name))]
  return names.flatMap((name) => {
    const all = reads.filter((note) => note.name === name)
    const [first] = all
    const defaults = [...new Set(all.flatMap(({ default: value }) => value ?? []))]
    return first ? [{ name, demanded: demandOf(all), defaults, at: placeOf(first) }] : []
  })
}
