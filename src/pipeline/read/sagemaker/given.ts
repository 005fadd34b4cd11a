import type { Part } from '../../../shared/reading/part.ts'
import { isMap, valueOf } from '../../../shared/reading/values.ts'
import { pathText } from '../../../shared/reading/session.ts'
import { evaluate, type Evaluated, type Scope } from './value.ts'

/** The value at a key, which may be an expression. */
export function given(part: Part, key: string, scope: Scope): Evaluated | undefined {
  return part.has(key) ? evaluate(part.take(key), scope) : undefined
}

/** The text at a key; that only a run knows it is warned of. */
export function knownText(part: Part, key: string, scope: Scope): string | undefined {
  const value = given(part, key, scope)
  if (value && value.text === undefined) part.drop(key, `only a run knows \`${value.form}\``)
  return value?.text
}

/** Where data is; a mere reference to a step is told by an edge. */
export function uriAt(part: Part, key: string, scope: Scope): { uri?: string } {
  const value = given(part, key, scope)
  const get = valueOf(valueOf(part.value, key), 'Get')
  const isEdge = typeof get === 'string' && get.startsWith('Steps.')
  return value && !isEdge ? { uri: value.form } : {}
}

/** The values of a map, and the names of those that only a run knows. */
export function valuesAt(part: Part, key: string, scope: Scope): { values: Record<string, string>; unknown: string[] } {
  const values = part.part(key)
  if (!values) return { values: {}, unknown: [] }
  const found = values.keys().map((name) => ({ name, text: knownText(values, name, scope) }))
  return {
    values: Object.fromEntries(found.flatMap(({ name, text }) => (text === undefined ? [] : [[name, text]]))),
    unknown: found.filter(({ text }) => text === undefined).map(({ name }) => name),
  }
}

const flag = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s

interface Argument {
  name: string
  item: unknown
  index: number
}

/** `--name value`, `--name=value` and bare flags; what has no name is left. */
function named(items: unknown[], scope: Scope): { found: Argument[]; lost: number[] } {
  const found: Argument[] = []
  const lost: number[] = []
  for (let index = 0; index < items.length; index++) {
    const [, name, value] = flag.exec(evaluate(items[index], scope).text ?? '') ?? []
    const next = items[index + 1]
    if (name === undefined) lost.push(index)
    else if (value !== undefined) found.push({ name, item: value, index })
    else if (next === undefined || flag.test(evaluate(next, scope).text ?? '')) found.push({ name, item: true, index })
    else found.push({ name, item: next, index: index++ })
  }
  return { found, lost }
}

/** A list of words of a command line, as arguments. */
export function argumentsAt(part: Part, key: string, scope: Scope): Record<string, string> {
  const items = listAt(part, key)
  const { found, lost } = named(items, scope)
  const warn = (index: number, why: string): void => {
    const path = [...part.path, key, index]
    part.session.warn(path, `\`${evaluate(items[index], scope).form}\` of \`${pathText(path)}\` is not kept: ${why}`)
  }
  for (const index of lost) warn(index, 'arguments have names here')
  return Object.fromEntries(
    found.flatMap(({ name, item, index }) => {
      const { text, form } = evaluate(item, scope)
      if (text === undefined) warn(index, `only a run knows \`${form}\``)
      if (found.some((other) => other.name === name && other.index > index)) warn(index, 'it is given again')
      return text === undefined ? [] : [[name, text]]
    }),
  )
}

/** A list whose items may be anything. */
export function listAt(part: Part, key: string): unknown[] {
  const value = part.take(key)
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  // all of it may be one expression
  if (!isMap(value)) throw part.wrong(key, 'a list')
  part.drop(key, 'only a run knows it')
  return []
}
