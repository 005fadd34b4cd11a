import type { Dataset } from '../model/contract.ts'

const special = /[.*+?^$()|[\]\\/]/g
const variable = /\{(\w+)\}/g

/** The values that the variables of a file name have in its patterns. */
function valuesIn({ files, patterns }: Dataset): [string, string][] {
  const names = [...files.matchAll(variable)].map(([, name = '']) => name)
  const seen = new Set<string>()
  const parts = files.split(/(\{\w+\})/).map((part) => {
    const name = variable.test(part) ? part.slice(1, -1) : undefined
    variable.lastIndex = 0
    if (name === undefined) return part.replace(special, '\\$&')
    if (seen.has(name)) return `\\k<${name}>`
    seen.add(name)
    return `(?<${name}>.+?)`
  })
  const fits = new RegExp(`^${parts.join('')}$`, 's')
  return patterns.flatMap((pattern) => {
    const { groups = {} } = fits.exec(pattern) ?? {}
    return names.map((name): [string, string] => [name, groups[name] ?? ''])
  })
}

/** The `vars` of a contract, as its datasets show them. */
export function varsOf(datasets: Dataset[]): Record<string, string[]> {
  const values = new Map<string, Set<string>>()
  for (const [name, value] of datasets.flatMap(valuesIn)) values.set(name, (values.get(name) ?? new Set()).add(value))
  return Object.fromEntries([...values].map(([name, set]) => [name, [...set]]))
}
