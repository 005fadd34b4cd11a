import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { defineContract } from './contract/define.ts'
import { provide } from './data/provide.ts'
import { referredFirst } from './data/references.ts'
import { PipeproofError } from './errors.ts'
import { isContract, portNamed } from './knownPorts.ts'
import { readContract } from './load.ts'
import type { Port } from './model/contract.ts'
import type { DataSpec } from './model/data.ts'
import { filesBelow, namesIn } from './shared/files.ts'
import { shown } from './shared/paths.ts'
import { readNamed } from './shared/read.ts'

export interface GenerateOptions {
  rows?: number | undefined
  seed?: string | undefined
  /** What the contract allows, or the edges of that. */
  kind?: 'valid' | 'boundary' | undefined
  /** The ending of the files that are made for a schema, which names none: `csv`, unless told. */
  format?: string | undefined
  out: string
  /** Lets it write into a folder that holds something. */
  force?: boolean | undefined
  /** Where paths are from. */
  folder: string
}

interface Wanted {
  ports: Record<string, Port>
  /** Each port gets a folder of its own. */
  isMany: boolean
}

/** A schema stands for a port of one table. */
function ofSchema(named: string, file: string, format: string): Wanted {
  const name = basename(named.replace(/^.*#/, ''))
    .replace(/\..*$/, '')
    .replace(/[^\w-]+/g, '_')
  const schema = named.includes('#') ? `${file}${named.slice(named.lastIndexOf('#'))}` : file
  const written = { command: ['true'], inputs: { [name]: { files: `${name}.${format}`, schema } } }
  return { ports: defineContract(written, { file, line: 1, column: 1 }).inputs, isMany: false }
}

function wantedIn(named: string, { folder, format = 'csv' }: GenerateOptions): Wanted {
  const file = resolve(folder, named.replace(/#[^#]*$/, ''))
  readNamed(file)
  if (!isContract(file)) return ofSchema(named, file, format)
  if (!named.includes('#')) return { ports: readContract(file).inputs, isMany: true }
  const port = portNamed(named, folder)
  return { ports: { [port.name]: port }, isMany: false }
}

const isDescribed = ({ datasets }: Port): boolean =>
  Object.values(datasets).every(({ columns }) => columns !== undefined)

function demandFree(out: string, { force = false }: GenerateOptions): void {
  if (force || namesIn(out).length === 0) return
  const facts = {
    received: 'files',
    place: `\`${shown(out)}\``,
    expected: 'a new folder, so that no work of yours is lost',
  }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'name another one, or add `--force`' })
}

function specOf({ kind = 'valid', rows, seed }: GenerateOptions): DataSpec {
  if (kind === 'boundary') return { kind }
  return { kind: 'generated', ...(rows !== undefined && { rows }), ...(seed !== undefined && { seed }) }
}

async function makeAll({ ports, isMany }: Wanted, dir: string, spec: DataSpec): Promise<string[]> {
  const made: Record<string, { port: Port; dir: string }> = {}
  const left: string[] = []
  for (const name of referredFirst(Object.keys(ports), ports)) {
    const port = ports[name]
    if (!port) continue
    if (isMany && !isDescribed(port)) left.push(name)
    else {
      const own = isMany ? join(dir, name) : dir
      await provide({ place: name, port, dir: own, others: made }, spec, () =>
        Promise.reject(new TypeError('no upstream')),
      )
      made[name] = { port, dir: own }
    }
  }
  return left
}

/** Makes data for a port, for all inputs of a contract, or for a schema, in a folder; all of it or nothing. */
export async function generateData(
  named: string,
  options: GenerateOptions,
): Promise<{ files: string[]; notes: string[] }> {
  const out = resolve(options.folder, options.out)
  const wanted = wantedIn(named, options)
  demandFree(out, options)
  mkdirSync(dirname(out), { recursive: true })
  const made = mkdtempSync(join(dirname(out), `.${basename(out)}-`))
  try {
    const left = await makeAll(wanted, made, specOf(options))
    const files = filesBelow(made)
    cpSync(made, out, { recursive: true })
    return {
      files: files.map((file) => join(out, file)),
      notes: left.map((name) => `nothing is made for \`${name}\`: it declares no columns`),
    }
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}
