import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PipeproofError } from '../errors.ts'
import { replaceFile } from '../shared/files.ts'
import { hash } from '../shared/hash.ts'
import { stateFolder } from '../shared/paths.ts'
import { askSync } from './askSync.ts'
import { chosenPython } from './python.ts'
import { recordsPath } from './recordsPath.ts'

type Path = (string | number)[]

/** An object that a Python file makes. */
export interface Recorded {
  class: string
  /** The variable that holds it, or the function that gives it. */
  name: string | null
  line: number
  column: number
  arguments: unknown[]
  keywords: Record<string, unknown>
  /** The values that only its project knows, by their paths, and what they are called. */
  unknown: [Path, string][]
  /** Where the values stand that are written out. */
  places: [Path, number, number][]
}

interface Wanted {
  classes: string[]
  limitMs?: number
}

interface Answer {
  records?: Recorded[]
  error?: { reason: string; line: number; column: number }
}

const known = new Map<string, Answer>()

function asked(file: string, text: string, { classes, limitMs }: Required<Wanted>): Answer {
  const { command, from } = chosenPython(undefined, dirname(file))
  const args = ['-I', '-S', '-B', recordsPath, file, ...classes]
  const { ok, text: told } = askSync({ file: command, args, input: text, timeoutMs: limitMs })
  // printed by our own program
  if (ok && told !== '') return JSON.parse(told) as Answer
  if (told.startsWith('no end')) return { error: { reason: told, line: 1, column: 1 } }
  throw new PipeproofError('noPython', { tried: command, from, reason: told || 'it printed nothing' })
}

function kept(path: string): Answer | undefined {
  try {
    // written below
    return JSON.parse(readFileSync(path, 'utf8')) as Answer
  } catch {
    return undefined
  }
}

/** Only beside what is kept already: to look at a file leaves nothing behind. */
function keep(path: string, answer: Answer, state: string): void {
  if (!answer.records || !existsSync(state)) return
  try {
    mkdirSync(dirname(path), { recursive: true })
    replaceFile(path, JSON.stringify(answer))
  } catch {
    // then it is asked again
  }
}

/** The same text is asked about once. */
function remembered(file: string, text: string, wanted: Required<Wanted>): Answer {
  const state = stateFolder(dirname(file))
  const key = hash([file, text, wanted, readFileSync(recordsPath, 'utf8')], 32)
  const path = join(state, 'notations', `${key}.json`)
  const found = known.get(key) ?? kept(path)
  const answer = found ?? asked(file, text, wanted)
  known.set(key, answer)
  if (!found) keep(path, answer, state)
  return answer
}

/** What objects of these classes a Python file makes, told in isolation and without the package that has them. */
export function recordsIn(file: string, text: string, { classes, limitMs = 10_000 }: Wanted): Recorded[] {
  const { records, error } = remembered(file, text, { classes, limitMs })
  if (records) return records
  const { reason = '', line = 1, column = 1 } = error ?? {}
  const facts = { received: `end of Python (${reason})`, place: 'the file', expected: 'one that can be run by itself' }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'mend it at this place' }, { at: { file, line, column } })
}
