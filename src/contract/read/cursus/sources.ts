import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { namesIn } from '../../../shared/files.ts'
import { isMap, told, valueOf } from '../../../shared/reading/values.ts'
import { parseYaml } from '../../../shared/yaml.ts'
import type { SpecPort } from './spec.ts'

interface Output {
  names: string[]
  type: unknown
}

interface Source {
  type: unknown
  outputs: Output[]
}

function outputOf([name, written]: [string, unknown]): Output {
  const aliases = valueOf(written, 'aliases')
  const others: unknown[] = Array.isArray(aliases) ? aliases : []
  return { names: [name, ...others.filter((alias) => typeof alias === 'string')], type: valueOf(written, 'type') }
}

function sourceIn(file: string): Source {
  try {
    const { value } = parseYaml(readFileSync(file, 'utf8'), file)
    const outputs = valueOf(valueOf(value, 'spec'), 'outputs')
    return { type: valueOf(value, 'step_type'), outputs: isMap(outputs) ? Object.entries(outputs).map(outputOf) : [] }
  } catch {
    // what is wrong with it is told where it is loaded
    return { type: undefined, outputs: [] }
  }
}

const known = new Map<string, { stamp: string; source: Source }>()

/** Each file is read once, though every other of its folder asks for it. */
function remembered(file: string): Source {
  const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {}
  const stamp = `${mtimeMs} ${size}`
  const found = known.get(file)
  if (found?.stamp === stamp) return found.source
  const source = sourceIn(file)
  known.set(file, { stamp, source })
  return source
}

/** What the steps whose files stand beside this one give, by their types. */
function besides(file: string): Map<unknown, Output[]> {
  const folder = dirname(file)
  const names = namesIn(folder).filter((name) => /\.step\.ya?ml$/.test(name) && name !== basename(file))
  const sources = names.map((name) => remembered(join(folder, name)))
  return new Map(sources.filter(({ type }) => type !== undefined).map(({ type, outputs }) => [type, outputs]))
}

/** What can lie in any folder fits whatever is asked for. */
const isKindOf = (given: unknown, wanted: string | undefined): boolean =>
  given === undefined || wanted === undefined || given === wanted || [given, wanted].includes('processing_output')

export interface Unanswered {
  port: SpecPort
  source: string
  /** What it gives; the type of the one that has the name but not the kind. */
  outputs: string[]
  type?: string
}

/** The sources of dependencies that have no output which these could mean. */
export function unanswered(file: string, dependencies: SpecPort[]): Unanswered[] {
  if (dependencies.every(({ sources }) => sources.length === 0)) return []
  const steps = besides(file)
  return dependencies.flatMap((port) =>
    port.sources.flatMap((source): Unanswered[] => {
      const outputs = steps.get(source)
      if (!outputs) return []
      const named = outputs.filter(({ names }) => [port.name, ...port.aliases].some((name) => names.includes(name)))
      if (named.some(({ type }) => isKindOf(type, port.type))) return []
      const [first] = named
      const all = outputs.flatMap(({ names }) => names.slice(0, 1))
      return [{ port, source, outputs: all, ...(first && { type: told(first.type) }) }]
    }),
  )
}
