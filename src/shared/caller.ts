import { dirname, resolve, isAbsolute } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'

const frame = /(?:\s|\()((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^<>]*?):(\d+):(\d+)\)?$/
const tools = /[\\/]node_modules[\\/]|^node:/

/** The folder of our own code, in the repository and in the package. */
const home = dirname(fileURLToPath(import.meta.url)).replace(/[\\/]shared$/, '')

/** Where the user's code called us from, told from a stack. */
export function callerIn(stack: string): Location | undefined {
  for (const text of stack.split('\n').slice(1)) {
    const [, where, line, column] = frame.exec(text.trim()) ?? []
    if (where === undefined) continue
    const file = where.startsWith('file://') ? fileURLToPath(where) : where
    if (!file.startsWith(home) && !tools.test(file)) return { file, line: Number(line), column: Number(column) }
  }
  return undefined
}

const deepest = 50

/** Where we are called from: a matcher inside `toEqual` is called from deep below the test. */
export function callerNow(): Location | undefined {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = deepest
  const { stack = '' } = new Error('for its stack')
  Error.stackTraceLimit = stackTraceLimit
  return callerIn(stack)
}

/** Where the user's code called us from; `from` is an `import.meta.url` that says it outright. */
export function callerOf(path: string, from?: string): Location {
  if (from !== undefined) return { file: from.startsWith('file:') ? fileURLToPath(from) : from, line: 1, column: 1 }
  const caller = callerNow()
  if (caller) return caller
  if (isAbsolute(path)) return { file: path, line: 1, column: 1 }
  throw new PipeproofError('noCaller', { path })
}

/** A path as the calling file means it. */
export function fromCaller(path: string, from?: string): string {
  return isAbsolute(path) ? path : resolve(dirname(callerOf(path, from).file), path)
}
