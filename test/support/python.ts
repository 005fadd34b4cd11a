import type { Language } from '../laws/reader.ts'

/** A value of JSON as Python writes it. */
export function literal(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${literal(item)}`)
    .join(', ')}}`
}

/** Python files that call `name` with the entries of each value; each of them starts an interpreter. */
export const callsOf = (name: string, before: string): Language => ({
  extension: 'py',
  text: (value) => {
    const given = Object.entries(value as object).map(([key, item]) => `    ${key}=${literal(item)},\n`)
    return `${before}\nmade = ${name}(\n${given.join('')})\n`
  },
  share: 0.05,
})
