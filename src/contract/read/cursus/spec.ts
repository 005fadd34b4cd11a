import type { Part } from '../../../shared/reading/part.ts'
import { placeText, type Path } from '../../../shared/reading/session.ts'
import { allOf } from '../../../shared/words.ts'

/** A dependency or an output as the specification has it. */
export interface SpecPort {
  name: string
  path: Path
  aliases: string[]
  required: boolean | undefined
  /** The types of steps that may feed it. */
  sources: string[]
  type: string | undefined
  property: string | undefined
}

export interface Spec {
  isThere: boolean
  dependencies: SpecPort[]
  outputs: SpecPort[]
}

const unkept = ['type', 'data_type', 'property_path', 'compatible_sources', 'semantic_keywords']

/** What the ports say beyond us, at once: dozens of keys that change no test. */
function tellUnkept(side: Part, parts: Part[]): void {
  const told = unkept.flatMap((key) => {
    const having = parts.filter((part) => part.has(key)).map(({ path }) => String(path.at(-1)))
    return having.length === 0 ? [] : [`\`${key}\` of ${allOf(having)}`]
  })
  const why = 'edges say who feeds a port, else its name and aliases do'
  if (told.length > 0) side.session.warn(side.path, `not kept of ${placeText(side.path)}: ${told.join(', ')}: ${why}`)
}

function portIn(part: Part): SpecPort {
  const name = String(part.path.at(-1))
  const logical = part.text('logical_name')
  const aliases = part.texts('aliases') ?? []
  part.texts('semantic_keywords')
  part.text('data_type')
  return {
    name,
    path: part.path,
    aliases: [...(logical === undefined ? [] : [logical]), ...aliases].filter((alias) => alias !== name),
    required: part.flag('required'),
    sources: part.texts('compatible_sources') ?? [],
    type: part.text('type'),
    property: part.text('property_path'),
  }
}

function sideOf(spec: Part | undefined, key: string): SpecPort[] {
  const side = spec?.part(key)
  const parts = side?.keys().flatMap((name) => side.part(name) ?? []) ?? []
  const ports = parts.map(portIn)
  if (side) tellUnkept(side, parts)
  return ports
}

/** The ports that the specification knows. */
export function specOf(root: Part): Spec {
  const spec = root.part('spec')
  return {
    isThere: spec !== undefined,
    dependencies: sideOf(spec, 'dependencies'),
    outputs: sideOf(spec, 'outputs'),
  }
}
