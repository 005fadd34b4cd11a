import type { Finding } from '../model/finding.ts'
import type { Location } from '../model/location.ts'
import { shown } from '../shared/paths.ts'
import { shortened } from '../shared/words.ts'

const mostRows = 5
const mostLetters = { value: 80, note: 500, message: 2000 }
const mostNotes = 30

type Values = Record<string, string | null>

const cut = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value && shortened(value, mostLetters.value)]),
  )

/** A finding as the record keeps it: a few rows, texts of some length, and paths that mean the same elsewhere. */
export function recordedFinding({ at, frames, notes, witness, workspace, ...finding }: Finding, home: string): Finding {
  const place = (location: Location): Location => ({ ...location, file: shown(location.file, home) })
  return {
    ...finding,
    message: shortened(finding.message, mostLetters.message),
    received: shortened(finding.received, mostLetters.message),
    sample: finding.sample.slice(0, mostRows).map((row) => ({ ...row, values: cut(row.values) })),
    ...(witness && { witness: witness.slice(0, mostRows).map(cut) }),
    ...(at && { at: place(at) }),
    ...(frames && { frames: frames.map(place) }),
    ...(notes && { notes: notes.slice(0, mostNotes).map((note) => shortened(note, mostLetters.note)) }),
    ...(workspace !== undefined && { workspace: shown(workspace, home) }),
  }
}
