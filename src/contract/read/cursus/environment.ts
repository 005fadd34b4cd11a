import type { Part } from '../../../shared/reading/part.ts'
import { isScalar } from '../../../shared/reading/values.ts'
import type { WrittenVariable } from '../../written.ts'

/** Each name with its value as text; one without a value has none. */
export function textsIn(part: Part): [string, string | undefined][] {
  return part.keys().map((name) => {
    const value = part.take(name)
    if (value === undefined || isScalar(value)) return [name, value === undefined ? undefined : String(value)]
    throw part.wrong(name, 'a text')
  })
}

/** The environment, of which some names are required and others have a default. */
export function environmentIn(
  part: Part,
  keys: { required: string; optional: string },
): Record<string, WrittenVariable> {
  const required = part.texts(keys.required) ?? []
  const optional = part.part(keys.optional)
  const defaults = optional ? textsIn(optional) : []
  for (const [name] of defaults) {
    if (!optional || !required.includes(name)) continue
    const message = `Unexpected variable \`${name}\` that is both required and optional, expected one of them, remove it here or from \`${keys.required}\``
    optional.session.warn([...optional.path, name], message)
  }
  return Object.fromEntries([
    ...defaults.map(([name, value]) => [name, { required: false, ...(value !== undefined && { default: value }) }]),
    ...required.map((name) => [name, { required: true }]),
  ])
}
