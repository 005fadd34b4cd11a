import { posix } from 'node:path'

type Vars = Record<string, string[]>

const variable = /\{(\w+)\}/g

/** The first name in braces that no variable has. */
export function unknownVariable(files: string, vars: Vars): string | undefined {
  return [...files.matchAll(variable)].map(([, name = '']) => name).find((name) => !Object.hasOwn(vars, name))
}

/** Every way to give each variable one of its values. */
function combinations(names: string[], vars: Vars): Record<string, string>[] {
  const [name, ...others] = names
  if (name === undefined) return [{}]
  const rest = combinations(others, vars)
  return (vars[name] ?? []).flatMap((value) => rest.map((chosen) => ({ [name]: value, ...chosen })))
}

/** `{split}.csv` with `split: [train, test]` is `train.csv` and `test.csv`. */
export function expand(files: string, vars: Vars): { pattern: string; chosen: Record<string, string> }[] {
  const names = Object.keys(vars).filter((name) => files.includes(`{${name}}`))
  return combinations(names, vars).map((chosen) => ({
    pattern: posix.normalize(files.replace(variable, (whole, name: string) => chosen[name] ?? whole)),
    chosen,
  }))
}

/** A script finds its files below the folder of its port, and nowhere else. */
export const isBelow = (files: string): boolean => !files.startsWith('/') && !files.split('/').includes('..')
