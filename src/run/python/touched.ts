import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Touched } from '../../model/touched.ts'

/** Where the Python side writes down what a script touches. */
export const touchedList = (dir: string): string => join(dir, 'touched.jsonl')

const kinds = ['read', 'list', 'import', 'wrote', 'ran', 'met', 'seed'] as const
type Line = [(typeof kinds)[number], string]

const beyond: Record<string, (name: string) => string> = {
  wrote: (name) => `it wrote \`${name}\``,
  ran: (name) => `it started \`${name}\``,
  met: (name) => `it connected to \`${name}\``,
}

function linesIn(path: string): Line[] | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    // our own hook wrote these lines
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line)
  } catch {
    // the script removed it, or its hook gave up
    return undefined
  }
}

/** What a script touched beyond its workspace; undefined where that can not be told, or only with a secret in it. */
export function touchedIn(dir: string, mask: (text: string) => string): Touched | undefined {
  const path = touchedList(dir)
  const lines = linesIn(path)
  rmSync(path, { force: true })
  if (!lines || lines.some(([, name]) => mask(name) !== name)) return undefined
  const of = (wanted: string): string[] => {
    const names = lines.filter(([kind]) => kind === wanted).map(([, name]) => name)
    return [...new Set(names)].toSorted()
  }
  return {
    read: of('read'),
    listed: of('list'),
    imported: of('import'),
    seed: of('seed')[0],
    beyond: Object.entries(beyond).flatMap(([kind, say]) => of(kind).map(say)),
  }
}
