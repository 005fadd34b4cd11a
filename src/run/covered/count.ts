import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import type { FileCounts } from '../../model/covered.ts'
import { PipeproofError } from '../../errors.ts'
import { ask } from '../../process/ask.ts'
import { interpreter } from '../python/interpreter.ts'
import { home } from '../python/worker.ts'
import type { Collected } from './collect.ts'

/** How many runs came to each line of a file, and from which line to which. */
class Counted {
  readonly #lines = new Map<number, number>()
  readonly #pairs = new Map<string, number>()

  add(pairs: [number, number][]): void {
    for (const line of new Set(pairs.flat().filter((each) => each > 0)))
      this.#lines.set(line, (this.#lines.get(line) ?? 0) + 1)
    for (const pair of pairs) this.#pairs.set(pair.join(), (this.#pairs.get(pair.join()) ?? 0) + 1)
  }

  toJSON(): object {
    const pairs = [...this.#pairs].map(([pair, runs]) => [...pair.split(',').map(Number), runs])
    return { lines: [...this.#lines], pairs }
  }
}

const program = [
  'import sys',
  'sys.path.insert(0, sys.argv[1])',
  'from _pipeproof.counting import main',
  'main(sys.argv[2])',
].join('\n')

const patienceMs = 120_000

interface Asked {
  root: string
  builtin: boolean
}

async function ofPython(
  python: string,
  files: Map<string, Counted>,
  asked: Asked,
): Promise<Record<string, FileCounts>> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeproof-coverage-'))
  const request = join(folder, 'request.json')
  try {
    writeFileSync(request, JSON.stringify({ ...asked, files: Object.fromEntries(files) }))
    const { ok, text } = await ask(python, ['-I', '-B', '-c', program, home, request], patienceMs)
    if (!ok) throw new PipeproofError('brokenWorker', { interpreter: python, reason: text })
    // printed by our own program
    return JSON.parse(text) as Record<string, FileCounts>
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What all runs covered of files, each as the Python tells that ran it first; of others one that ran anything. */
export async function count(runs: Collected[], files: string[], asked: Asked): Promise<Record<string, FileCounts>> {
  const used = runs.find(({ python }) => python !== undefined)?.python
  const standard = used ?? (await interpreter(undefined, asked.root))
  const byPython = new Map<string, Map<string, Counted>>()
  const places = new Map<string, Counted>()
  const add = (file: string, python: string): Counted => {
    const counted = places.get(file) ?? new Counted()
    if (!places.has(file)) byPython.set(python, (byPython.get(python) ?? new Map<string, Counted>()).set(file, counted))
    places.set(file, counted)
    return counted
  }
  const wanted = new Set(files)
  for (const { python = standard, covered } of runs)
    for (const [file, pairs] of Object.entries(covered)) if (wanted.has(file)) add(file, python).add(pairs)
  for (const file of files) add(file, standard)
  const told: Record<string, FileCounts> = {}
  for (const [python, some] of byPython) Object.assign(told, await ofPython(python, some, asked))
  return told
}
