import type { Finding } from '../model/finding.ts'
import type { Location } from '../model/location.ts'
import type { ObservedPort } from '../model/observation.ts'
import type { Run, ScriptError } from '../model/run.ts'
import { fits } from '../shared/expression.ts'
import { finding } from '../shared/finding.ts'
import { shown } from '../shared/paths.ts'
import { shortened } from '../shared/words.ts'
import { adviceFor } from './advice.ts'

interface Subject {
  step: string
  script: string
  timeoutMs: number
  memoryMb: number | undefined
  inputs?: ObservedPort[]
}

type Ending = Pick<Finding, 'code' | 'received' | 'advice'>

function stopped(why: NonNullable<Run['stopped']>, { timeoutMs, memoryMb }: Subject): Ending {
  if (why === 'timeout') {
    const received = `run of more than ${timeoutMs / 1000} s`
    return { code: 'time-out', received, advice: 'find what it waits for, or raise `limits.timeoutMs`' }
  }
  if (why === 'cancelled') return { code: 'cancelled', received: 'cancelled run', advice: 'run it again' }
  const received = `use of more than ${memoryMb} MB of memory`
  return { code: 'memory', received, advice: 'read less at once, or raise `limits.memoryMb`' }
}

const sentenceOf = ({ type, message }: { type: string; message: string }): string =>
  `${type}${message === '' ? '' : `: ${message}`}`

function raised(error: ScriptError, run: Run, { script, inputs = [] }: Subject): Ending {
  const frame = error.frames.at(-1)
  const place = frame ? `${shown(frame.file)}:${frame.line}` : shown(script)
  const advice = adviceFor(error, { run, inputs }) ?? `mend \`${place}\``
  const code = error.type === 'ModuleNotFoundError' ? 'missing-module' : 'exception'
  return { code, received: `\`${sentenceOf(error)}\``, advice }
}

function ending(run: Run, subject: Subject): Ending {
  if (run.stopped) return stopped(run.stopped, subject)
  if (run.error) return raised(run.error, run, subject)
  const advice = 'see the end of its log'
  if (run.signal !== undefined) return { code: 'signal', received: `end by \`${run.signal}\``, advice }
  return { code: 'exit-code', received: `exit code ${run.exitCode}`, advice }
}

const mostLines = 5
const longestLine = 500

/** What it said last, as notes; the traceback of what it failed with is told by the frames. */
export function lastLines({ stdout, stderr }: Run): string[] {
  const said = stderr.split(/^Traceback \(most recent call last\):$/m)[0] ?? ''
  const lines = `${stdout}\n${said}`.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(-mostLines).map((line) => `log    ${shortened(line, longestLine)}`)
}

function notesOf(run: Run): string[] {
  return [
    ...(run.error?.causes ?? []).map((cause) => `after  ${sentenceOf(cause)}`),
    ...lastLines(run),
    ...run.left.map((command) => `left   ${command}`),
    ...run.notes.map((note) => `note   ${note}`),
  ]
}

const columnOne = ({ file, line }: { file: string; line: number }): Location => ({ file, line, column: 1 })

/** What is wrong with how a run ended, when it should have ended well. */
export function checkRun(run: Run, subject: Subject): Finding[] {
  if (run.ok) return []
  const frames = run.error?.frames.map(columnOne).toReversed() ?? []
  const notes = notesOf(run)
  return [
    finding({
      ...ending(run, subject),
      place: subject.step,
      fault: 'script',
      expected: 'a run that ends without an error',
      ...(frames.length > 0 && { frames }),
      ...(notes.length > 0 && { notes }),
    }),
  ]
}

/** What is wrong with a run that should have refused its input with certain words. */
export function checkRefusal(run: Run, wanted: string, subject: Subject): Finding[] {
  const said = run.error ? `${run.error.type}: ${run.error.message}` : ''
  const refused = !run.ok && run.stopped === undefined
  if (refused && (fits(wanted, said) || fits(wanted, run.stderr.slice(-4096)))) return []
  const received = run.ok ? 'run without an error' : ending(run, subject).received
  return [
    finding({
      code: 'no-refusal',
      place: subject.step,
      fault: 'script',
      received,
      expected: `a refusal with \`${wanted}\``,
      advice: 'refuse such input in the script, or change `fails`',
    }),
  ]
}
