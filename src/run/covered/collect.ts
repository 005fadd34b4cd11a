import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Contract } from '../../model/contract.ts'
import type { Covered } from '../../model/covered.ts'
import type { Run } from '../../model/run.ts'
import { isFile, namesIn } from '../../shared/files.ts'
import { hash } from '../../shared/hash.ts'
import { coverageFolder } from './wanted.ts'

/** What one run said. */
export interface Collected {
  /** The Python that ran it, where it is one of this machine. */
  python: string | undefined
  covered: Covered
}

function write(kind: 'runs' | 'scripts', name: string, text: string): void {
  const folder = coverageFolder()
  if (folder === undefined) return
  mkdirSync(join(folder, kind), { recursive: true })
  writeFileSync(join(folder, kind, name), text)
}

/** Puts what a run covered to that of all others, whether it ran now or was served. */
export function collect({ covered, interpreter = '' }: Run): void {
  if (!covered) return
  const collected: Collected = { python: isAbsolute(interpreter) ? interpreter : undefined, covered }
  write('runs', `${randomBytes(8).toString('hex')}.json`, JSON.stringify(collected))
}

/** Remembers a script, so that it is told of though it may never run. */
export function expectCovered({ script, command }: Contract): void {
  if (command === undefined) write('scripts', hash(script, 32), script)
}

const textsIn = (folder: string): string[] => namesIn(folder).map((name) => readFileSync(join(folder, name), 'utf8'))

/** All that was collected in a folder. */
export function collectedIn(folder: string): { runs: Collected[]; scripts: string[] } {
  return {
    // written above
    runs: textsIn(join(folder, 'runs')).map((text) => JSON.parse(text) as Collected),
    scripts: textsIn(join(folder, 'scripts'))
      .filter(isFile)
      .map((path) => realpathSync(path)),
  }
}
