import type { Warning } from '../../model/contract.ts'
import { nearest } from '../../shared/nearest.ts'
import { own } from '../../shared/own.ts'
import { Part } from '../../shared/reading/part.ts'
import { withRest } from '../../shared/reading/rest.ts'
import { Session } from '../../shared/reading/session.ts'
import { isMap, isScalar, valueOf } from '../../shared/reading/values.ts'
import type { SourceDocument } from '../../shared/yaml.ts'
import type { ReadNode } from './reader.ts'

const environments = ['env', 'environment', 'environment_variables', 'env_vars']
const commandLines = ['args', 'arguments', 'job_arguments', 'hyperparameters']
const scripts = ['processing_entry_point', 'training_entry_point', 'inference_entry_point', 'entry_point', 'script']
const folders = ['processing_source_dir', 'source_dir']

/** What the scripts of a node may be told: texts, as the platform has them. */
const textOf = (value: unknown): string => (isScalar(value) ? String(value) : JSON.stringify(value))

/** What a node is configured by: its own part before the one that all share. */
class Settings {
  readonly #parts: Part[]

  constructor(parts: (Part | undefined)[]) {
    this.#parts = parts.filter((part) => part !== undefined)
  }

  /** The first of some keys that is there. */
  first(keys: string[]): string | undefined {
    for (const part of this.#parts) {
      const key = keys.find((each) => typeof valueOf(part.value, each) === 'string')
      if (key !== undefined) return part.text(key)
    }
    return undefined
  }

  /** The entries of the maps at some keys. */
  maps(keys: string[]): Record<string, string> {
    const maps = this.#parts.toReversed().flatMap((part) => keys.flatMap((key) => mapAt(part, key)))
    return Object.fromEntries(maps)
  }

  /** What a script wants by its name: `LABEL_FIELD` is the field `label_field`. */
  wanted(names: string[]): Record<string, string> {
    return Object.fromEntries(names.flatMap((name) => this.#field(name)))
  }

  #field(name: string): [string, string][] {
    const plain = name.toLowerCase().replaceAll('-', '_')
    for (const part of this.#parts) {
      const key = part.keys().find((each) => each.toLowerCase() === plain)
      if (key !== undefined && part.has(key)) return [[name, textOf(part.take(key))]]
    }
    return []
  }
}

function mapAt(part: Part, key: string): [string, string][] {
  if (!isMap(valueOf(part.value, key))) return []
  const map = part.take(key) as Record<string, unknown> // has just been seen
  return Object.entries(map).flatMap(([name, value]) => (value === null ? [] : [[name, textOf(value)]]))
}

/** What a script takes, as far as its contract tells. */
export interface Wanted {
  env: string[]
  args: string[]
}

/** A configuration of cursus: it fills in what the graph leaves open. */
export class Configuration {
  readonly #session: Session
  readonly #shared: Part | undefined
  readonly #specific: Part | undefined

  constructor(doc: SourceDocument) {
    this.#session = new Session(doc)
    const root = Part.of(this.#session)
    const configuration = root.part('configuration')
    if (!configuration) throw root.missing('configuration')
    this.#shared = configuration.part('shared')
    this.#specific = configuration.part('specific')
  }

  /** The node with its environment and arguments filled in; what it says itself comes first. */
  fill(node: ReadNode): ReadNode {
    const settings = this.#settings(node.name)
    return {
      ...node,
      env: { ...settings.maps(environments), ...node.env },
      args: { ...settings.maps(commandLines), ...node.args },
    }
  }

  /** The script of a node, as a path in the project. */
  script(name: string): string | undefined {
    const settings = this.#settings(name)
    const script = settings.first(scripts)
    return script && [settings.first(folders), script].filter((part) => part !== undefined).join('/')
  }

  /** The fields that are named like variables and arguments of the script. */
  fields(name: string, { env, args }: Wanted): { env: Record<string, string>; args: Record<string, string> } {
    const settings = this.#settings(name)
    return { env: settings.wanted(env), args: settings.wanted(args) }
  }

  #settings(name: string): Settings {
    const specific = this.#specific
    const part = specific && isMap(own(specific.value, name)) ? specific.part(name) : undefined
    return new Settings([part, this.#shared])
  }

  /** What no node took, once all of them are filled. */
  warnings(names: string[]): Warning[] {
    for (const name of this.#specific?.keys() ?? []) {
      if (names.includes(name)) continue
      const meant = nearest(name, names)
      this.#specific?.drop(name, `no step has this name${meant === undefined ? '' : `, \`${meant}\` is close`}`)
    }
    return withRest(this.#session)
  }
}
