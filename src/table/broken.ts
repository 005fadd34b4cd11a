import type { BrokenFile } from '../model/table.ts'
import { BrokenTable } from './formats/format.ts'

/** What the engine says, and what we say instead. */
const reasons: [RegExp, string][] = [
  [/unterminated quote/, 'file that ends inside a quote'],
  [/Expected Number of Columns: (\d+) Found: (\d+)/, 'row of $2 values under $1 columns'],
  [/Invalid unicode/, 'value that is not UTF-8'],
  [/reached an invalid state/, 'lines that end in different ways'],
]

const withLine = (line: number | undefined): { line?: number } => (line === undefined ? {} : { line })

function told(text: string): string {
  for (const [known, ours] of reasons) {
    const [found] = known.exec(text) ?? []
    if (found !== undefined) return found.replace(known, ours)
  }
  return text.split('\n').find((part) => !part.includes('Line:')) ?? text
}

/** The engine says `CSV Error on Line: 3`, then what is wrong in lines of its own. */
export function brokenRows(file: string, error: unknown): BrokenFile {
  const text = error instanceof Error ? error.message : String(error)
  const line = /on Line: (\d+)/.exec(text)?.[1]
  return { file, reason: told(text).trim(), ...withLine(line === undefined ? undefined : Number(line)) }
}

/** What is wrong with a file whose header can not be read; a fault of ours is none of the file's. */
export function brokenHeader(file: string, error: unknown): BrokenFile {
  if (error instanceof BrokenTable) return { file, reason: error.message, ...withLine(error.line) }
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error
  return { file, reason: `file that can not be opened (${error.code})` }
}
