import { isMap, isScalar, told, valueOf } from '../../../shared/reading/values.ts'

/** What a value of a definition is before anything runs. */
export interface Evaluated {
  /** Undefined where only a run knows it. */
  text: string | undefined
  /** The same, with `{…}` for what only a run knows. */
  form: string
}

/** What stands for the facts of an execution. */
export type Scope = (name: string) => string | undefined

const separator = (on: unknown): string => (isScalar(on) ? String(on) : '')

function joined(value: unknown, scope: Scope): Evaluated {
  const values = valueOf(value, 'Values')
  const parts = (Array.isArray(values) ? values : []).map((item) => evaluate(item, scope))
  const on = separator(valueOf(value, 'On'))
  return {
    text: parts.every(({ text }) => text !== undefined) ? parts.map(({ text }) => text).join(on) : undefined,
    form: parts.map(({ form }) => form).join(on),
  }
}

/** The text of a value: literals, `Get` of parameters and of executions, `Std:Join` of these. */
export function evaluate(value: unknown, scope: Scope): Evaluated {
  if (isScalar(value)) return { text: String(value), form: String(value) }
  const get = valueOf(value, 'Get')
  if (typeof get === 'string') {
    const text = scope(get)
    return { text, form: text ?? `{${get}}` }
  }
  const join = valueOf(value, 'Std:Join')
  if (isMap(join)) return joined(join, scope)
  const path = valueOf(valueOf(value, 'Std:JsonGet'), 'Path')
  return { text: undefined, form: isScalar(path) ? `{${path}}` : `{a ${told(value)}}` }
}
