import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { PipeproofError } from './errors.ts'
import { readContract, readPipeline } from './load.ts'
import type { Contract, Port } from './model/contract.ts'
import type { Pipeline } from './model/pipeline.ts'
import { filesIn } from './shared/projectFiles.ts'
import { nearest } from './shared/nearest.ts'
import { own } from './shared/own.ts'
import { shown } from './shared/paths.ts'

/** What is read of a project, and a line for each file that looks like such a thing and can not be read. */
export interface Found<T> {
  found: { file: string; value: T }[]
  notes: string[]
}

const isPipeline = (file: string): boolean => /(^|\.)pipeline\.ya?ml$/.test(basename(file))

/** A file that says what runs, and between which ports. */
export function isContract(file: string): boolean {
  if (isPipeline(file) || !/\.(ya?ml|json)$/.test(file)) return false
  const text = readFileSync(file, 'utf8')
  const has = (names: string): boolean => new RegExp(`(^|[{,])\\s*"?(${names})"?\\s*:`, 'm').test(text)
  return has('script|command') && has('inputs|outputs')
}

function readAll<T>(files: string[], read: (file: string) => T): Found<T> {
  const all: Found<T> = { found: [], notes: [] }
  for (const file of files) {
    try {
      all.found.push({ file, value: read(file) })
    } catch (error) {
      if (!(error instanceof PipeproofError)) throw error
      all.notes.push(`${shown(file)} is left out: ${error.message.split('\n')[0]}`)
    }
  }
  return all
}

/** Every contract below a folder. */
export const contractsBelow = (folder: string): Found<Contract> =>
  readAll(filesIn(folder).filter(isContract), readContract)

/** Every pipeline below a folder. */
export const pipelinesBelow = (folder: string): Found<Pipeline> =>
  readAll(filesIn(folder).filter(isPipeline), readPipeline)

/** The inputs and outputs of a contract, as `contract.yaml#port` from a folder. */
export function portsOf(contract: Contract, file: string, folder: string): { name: string; port: Port }[] {
  const ports = { ...contract.outputs, ...contract.inputs }
  return Object.values(ports).map((port) => ({ name: `${shown(file, folder)}#${port.name}`, port }))
}

/** The port that `contract.yaml#port` names, from a folder. */
export function portNamed(name: string, folder: string): Port {
  const [, path = '', wanted = ''] = /^(.+)#([^#]+)$/.exec(name) ?? []
  if (path === '') {
    const facts = { received: `\`${name}\``, place: 'the name of a port', expected: '`contract.yaml#port`' }
    throw new PipeproofError('wrongValue', facts)
  }
  const { inputs, outputs } = readContract(resolve(folder, path))
  const port = own(inputs, wanted) ?? own(outputs, wanted)
  if (port) return port
  const known = [...Object.keys(inputs), ...Object.keys(outputs)]
  throw new PipeproofError('unknownPort', { port: wanted, side: 'input', known, nearest: nearest(wanted, known) })
}
