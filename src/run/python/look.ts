import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Look } from '../../model/look.ts'
import { PipeproofError } from '../../errors.ts'
import { ask } from '../../process/ask.ts'
import { namesIn, replaceFile } from '../../shared/files.ts'
import { hash } from '../../shared/hash.ts'
import { cacheFolder } from '../../shared/paths.ts'
import { interpreterOf } from './interpreter.ts'
import type { Interpreter } from './remembered.ts'
import { home } from './worker.ts'

/** What the text of a script tells, and the Python that read it, `3.11`. */
export interface Looked {
  look: Look
  python: string
}

/** The files as they were looked at. */
interface Kept {
  look: Look
  contents: string[]
}

const program = [
  'import sys',
  'sys.path.insert(0, sys.argv[1])',
  'from _pipeproof.look import main',
  'main(sys.argv[2:])',
].join('\n')

/** The contents of files, as short as can be compared. */
const contentsOf = (files: string[]): string[] => files.map((file) => hash(readFileSync(file, 'latin1'), 32))

let ours: string[] | undefined

/** What looks, so that another way of looking does not get what this one saw. */
function lookers(): string[] {
  const folder = join(home, '_pipeproof')
  ours ??= contentsOf(
    namesIn(folder)
      .filter((name) => name.endsWith('.py'))
      .map((name) => join(folder, name)),
  )
  return ours
}

function placeOf(script: string, python: Interpreter): string {
  const key = hash([script, python.path, python.version, lookers()], 32)
  return join(cacheFolder(dirname(script)), 'looks', `${key}.json`)
}

function recall(script: string, python: Interpreter): Look | undefined {
  try {
    // written below
    const { look, contents } = JSON.parse(readFileSync(placeOf(script, python), 'utf8')) as Kept
    return contentsOf(look.files).join() === contents.join() ? look : undefined
  } catch {
    // it is looked at again
    return undefined
  }
}

function remember(script: string, python: Interpreter, look: Look): void {
  try {
    const place = placeOf(script, python)
    mkdirSync(dirname(place), { recursive: true })
    replaceFile(place, JSON.stringify({ look, contents: contentsOf(look.files) } satisfies Kept))
  } catch {
    // it takes longer the next time, and changes nothing
  }
}

async function asked(scripts: string[], { path }: Interpreter): Promise<Record<string, Look>> {
  if (scripts.length === 0) return {}
  const { ok, text } = await ask(path, ['-I', '-B', '-c', program, home, ...scripts])
  if (!ok) throw new PipeproofError('brokenWorker', { interpreter: path, reason: text })
  // printed by our own program
  return JSON.parse(text) as Record<string, Look>
}

async function lookedBy(python: Interpreter, scripts: string[]): Promise<[string, Looked][]> {
  const kept = new Map(scripts.map((script) => [script, recall(script, python)]))
  const fresh = await asked(
    scripts.filter((script) => !kept.get(script)),
    python,
  )
  for (const [script, look] of Object.entries(fresh)) remember(script, python, look)
  const short = /^\d+\.\d+/.exec(python.version)?.[0] ?? python.version
  return scripts.flatMap((script) => {
    const look = kept.get(script) ?? fresh[script]
    return look ? [[script, { look, python: short }]] : []
  })
}

/** Looks at the texts of scripts, all those of one Python in one process; what was not changed is not looked at again. */
export async function lookAt(scripts: string[], python?: string): Promise<Map<string, Looked>> {
  const byPython = new Map<string, { python: Interpreter; scripts: string[] }>()
  for (const script of new Set(scripts)) {
    const folder = dirname(script)
    const found = await interpreterOf(python, folder, join(cacheFolder(folder), 'interpreters'))
    const group = byPython.get(found.path) ?? { python: found, scripts: [] }
    group.scripts.push(script)
    byPython.set(found.path, group)
  }
  const groups = [...byPython.values()].map((group) => lookedBy(group.python, group.scripts))
  return new Map((await Promise.all(groups)).flat())
}
