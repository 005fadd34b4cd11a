import { basename } from 'node:path'
import type { Part } from '../../../shared/reading/part.ts'
import { evaluate, type Scope } from './value.ts'
import { listAt } from './given.ts'

const pythonFile = /[^\s"'=]+\.py\b/g

/** The last Python file that the command at a key names; the SDK hides others behind a program of its own. */
export function scriptAt(part: Part, key: string, scope: Scope): string | undefined {
  if (!part.has(key)) return undefined
  const words = listAt(part, key).map((item) => evaluate(item, scope).form)
  const script = words.join(' ').match(pythonFile)?.at(-1)
  if (script === undefined && words.length > 0) part.drop(key, 'it names no Python script')
  return script
}

/** As it lies in the folder of the code, where that is known. */
export function belowCode(script: string, folders: string[]): string {
  const folder = folders.find((each) => script.startsWith(`${each}/`))
  return folder === undefined ? basename(script) : script.slice(folder.length + 1)
}

/** A hyperparameter as people mean it: the SDK writes texts as JSON. */
export function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}
