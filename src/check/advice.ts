import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import type { ObservedPort } from '../model/observation.ts'
import type { Run, ScriptError } from '../model/run.ts'
import { namesIn } from '../shared/files.ts'
import { nearest } from '../shared/nearest.ts'
import { allOf } from '../shared/words.ts'
import { columnsIn } from './columnsIn.ts'

/** What is known of a failed run beside its error. */
export interface Circumstances {
  run: Run
  inputs: ObservedPort[]
}

/** One sentence on what a certain kind of error means; nothing where it does not apply. */
type Pattern = (error: ScriptError, circumstances: Circumstances) => string | undefined

const capture = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[1]

const missingModule: Pattern = ({ type, message }, { run }) => {
  const name = type === 'ModuleNotFoundError' ? capture(message, /No module named '([^']+)'/) : undefined
  if (name === undefined) return undefined
  return `install \`${name}\` for the interpreter \`${run.interpreter}\`, or set \`PIPEPROOF_PYTHON\` to one that has it`
}

const missingColumn: Pattern = ({ type, message }, { inputs }) => {
  if (type !== 'KeyError') return undefined
  const name = message.replace(/^['"[]+|['"\]]+$/g, '')
  const known = columnsIn(inputs)
  if (known.length === 0 || known.includes(name)) return undefined
  const similar = nearest(name, known)
  return `${similar === undefined ? '' : `write \`${similar}\`: `}its inputs have the columns ${allOf(known)}`
}

/** Where a path of the script really is: `/opt/ml` was a folder of its run. */
function seenFrom(workspace: string, named: string): string {
  if (!isAbsolute(named)) return join(workspace, named)
  const own = join(workspace, 'ml')
  return named.startsWith('/opt/ml/') && existsSync(own) ? join(own, named.slice('/opt/ml'.length)) : named
}

/** What is in the folder where a file was looked for. */
const missingFile: Pattern = ({ type, message }, { run }) => {
  const named = type === 'FileNotFoundError' ? capture(message, /'([^']+)'$/) : undefined
  if (named === undefined) return undefined
  const path = seenFrom(run.workspace, named)
  const names = namesIn(dirname(path))
  const similar = nearest(basename(path), names)
  if (names.length === 0) return `its folder is empty or not there: write the file first, or read another`
  return `${similar === undefined ? '' : `read \`${similar}\`: `}its folder holds ${allOf(names)}`
}

const textForNumber: Pattern = ({ type, message }) => {
  const value =
    type === 'ValueError' ? capture(message, /(?:convert string to float|invalid literal for .*?): (.*)$/) : undefined
  if (value === undefined || !/^'(|None|nan|null|true|false)'$/i.test(value)) return undefined
  return `environment, arguments and CSV are text: test for ${value} before converting it`
}

const noMemory: Pattern = ({ type }) =>
  type === 'MemoryError' ? 'read less at once, or raise `limits.memoryMb`' : undefined

const encoding: Pattern = ({ type }) =>
  type === 'UnicodeDecodeError' ? 'open the file with the `encoding` that it was written in' : undefined

const notAllowed: Pattern = ({ type }) =>
  type === 'PermissionError' ? 'write to the folders in `output_paths`, or to a temporary one' : undefined

const pip: Pattern = ({ message }, { run }) =>
  /\bpip\b.{1,9}\binstall\b|No matching distribution found|Failed to establish a new connection/.test(
    `${message}\n${run.stderr}`,
  )
    ? 'install what it needs before: a run has no network to install from'
    : undefined

const patterns: Pattern[] = [
  missingModule,
  missingColumn,
  missingFile,
  textForNumber,
  noMemory,
  encoding,
  notAllowed,
  pip,
]

/** What to do about an error, where its kind tells; its causes may tell where it does not. */
export function adviceFor(error: ScriptError, circumstances: Circumstances): string | undefined {
  const chain = [error, ...error.causes.map((cause) => ({ ...error, ...cause }))]
  for (const link of chain) {
    for (const pattern of patterns) {
      const advice = pattern(link, circumstances)
      if (advice !== undefined) return advice
    }
  }
  return undefined
}
