import { existsSync } from 'node:fs'
import { basename, dirname, extname, relative, resolve, sep } from 'node:path'
import { fromScript, type InferredScript } from './contract/infer/script.ts'
import { portFrom } from './contract/infer/port.ts'
import type { Known } from './contract/infer/known.ts'
import type { WrittenContract, WrittenPort } from './contract/written.ts'
import { modeOf } from './contract/mode.ts'
import { PipeproofError } from './errors.ts'
import { lookAt } from './run/python/look.ts'
import { fromCaller } from './shared/caller.ts'
import { commentedYaml } from './shared/commented.ts'
import { nearestFile } from './shared/files.ts'
import { own } from './shared/own.ts'
import { shown } from './shared/paths.ts'
import { sampleAt } from './shared/sampleAt.ts'

export interface InferOptions {
  /** Sample data of ports, by their names: a file, a folder or a glob each. */
  inputs?: Record<string, string>
  outputs?: Record<string, string>
  /** Where the contract will stand; paths in it are from there. */
  file?: string
  python?: string
  /** `import.meta.url` of the calling file, where it can not be told. */
  from?: string
}

/** A contract that was told from data, from a script, or from both. */
export interface InferredContract {
  contract: WrittenContract
  /** The same as the text of a file, with what is how sure in comments. */
  yaml: string
  /** Each keyword by its place, how sure it is and why. */
  about: Known[]
}

async function textOf(script: string, python: string | undefined): Promise<InferredScript> {
  if (!existsSync(script))
    throw new PipeproofError('missingScript', {
      path: shown(script),
      nearest: nearestFile(shown(script), dirname(script), basename(script)),
    })
  const look = (await lookAt([script], python)).get(script)?.look
  const { error } = look ?? {}
  if (!look || error) {
    const at = { file: script, line: error?.line ?? 1, column: error?.column ?? 1 }
    const facts = {
      received: `text (${error?.reason ?? 'nothing'})`,
      place: `\`${shown(script)}\``,
      expected: 'a Python script',
      advice: 'mend it',
    }
    throw new PipeproofError('wrongValue', facts, { at })
  }
  return fromScript(look, modeOf(script))
}

/** What the script says of a port that its data can not tell. */
function together(script: WrittenPort | undefined, data: WrittenPort): WrittenPort {
  const { path, required } = script ?? {}
  return { ...(path !== undefined && { path }), ...(required !== undefined && { required }), ...data }
}

const pathFrom = (file: string, path: string): string => relative(dirname(file), path).split(sep).join('/')

const nothing = { inputs: {}, outputs: {}, remarks: {} }

const isScript = (path: string): boolean => extname(path) === '.py'

/** A port name out of a path: `data/raw` is `raw`. */
const portName = (path: string): string =>
  basename(path)
    .replace(/\..*$/, '')
    .replace(/[^\w-]+/g, '_') || 'data'

const lean = <T extends object>(entries: T): T =>
  Object.fromEntries(
    Object.entries(entries).filter(([, value]) => typeof value !== 'object' || Object.keys(value as object).length > 0),
  ) as T // what is left is as it was

/** Makes a contract out of sample data, of what a script reads, or of both. */
export async function inferContract(dataOrScript: string, options: InferOptions = {}): Promise<InferredContract> {
  const { from, python } = options
  const subject = fromCaller(dataOrScript, from)
  const file = options.file === undefined ? resolve('contract.yaml') : fromCaller(options.file, from)
  const script: InferredScript | typeof nothing = isScript(subject) ? await textOf(subject, python) : nothing
  const samples = {
    inputs: { ...options.inputs, ...(!isScript(subject) && { [portName(subject)]: subject }) },
    outputs: options.outputs ?? {},
  }
  const vars: Record<string, string[]> = {}
  const [about, remarks]: [Known[], Record<string, string>] = [[], { ...script.remarks }]
  const ports: Record<'inputs' | 'outputs', Record<string, WrittenPort>> = {
    inputs: { ...script.inputs },
    outputs: { ...script.outputs },
  }
  for (const side of ['inputs', 'outputs'] as const) {
    for (const [name, path] of Object.entries(samples[side])) {
      const place = `${side}.${name}`
      const found = await portFrom(place, { ...sampleAt(fromCaller(path, from)), vars })
      Object.assign(vars, found.vars)
      about.push(...found.known)
      Object.assign(remarks, found.remarks)
      ports[side] = { ...ports[side], [name]: together(own(ports[side], name), found.port) }
    }
  }
  const written = isScript(subject) ? pathFrom(file, subject) : 'SCRIPT.py'
  if (!isScript(subject)) remarks['script'] = 'write the path of the script that reads it'
  const { remarks: _, inputs: __, outputs: ___, ...rest } = script as InferredScript // of data alone it has nothing more
  const contract: WrittenContract = lean({ script: written, ...rest, ...ports, vars })
  return { contract, yaml: commentedYaml(contract, remarks), about }
}
