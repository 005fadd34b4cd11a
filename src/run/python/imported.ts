import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isFile } from '../../shared/files.ts'

const imports =
  /(?:^|;)[ \t]*(?:import[ \t]+(?<names>[^\n#;]+)|from[ \t]+(?<dots>\.*)(?<from>[\w.]*)[ \t]+import[ \t]*(?<parts>\([^)]*\)|[^\n#;]+))/gm

/** `a.b as c, d` as `a.b` and `d`. */
const namesIn = (text: string): string[] =>
  text
    .replaceAll(/#.*$/gm, '')
    .replaceAll(/[()\\]/g, ' ')
    .split(',')
    .map((name) => name.trim().split(/\s+/)[0] ?? '')
    .filter((name) => /^[\w.]+$/.test(name))

/** The files that stand for a module and for the packages around it; the outermost also where it is not there yet. */
function filesOf(name: string, folder: string): string[] {
  const parts = name.split('.').filter(Boolean)
  return parts.flatMap((_, index) => {
    const path = join(folder, ...parts.slice(0, index + 1))
    return [`${path}.py`, join(path, '__init__.py')].filter((file) => index === 0 || isFile(file))
  })
}

/** `..` of a relative import, from the folder of the module. */
const above = (folder: string, dots: string): string => join(folder, ...Array<string>(dots.length - 1).fill('..'))

function filesIn(file: string, scripts: string): string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/\\\r?\n/g, ' ')
  return [...text.matchAll(imports)].flatMap(({ groups = {} }) => {
    const { names, dots = '', from = '', parts = '' } = groups
    if (names !== undefined) return namesIn(names).flatMap((name) => filesOf(name, scripts))
    const folder = dots === '' ? scripts : above(dirname(file), dots)
    const inside = namesIn(parts).flatMap((name) => filesOf(`${from}.${name}`, folder))
    return [...filesOf(from, folder), ...(dots === '' ? [] : [join(folder, '__init__.py')]), ...inside]
  })
}

/** The modules beside a script that it imports, and those that they import, told from their texts; also those to come. */
export function importedBy(script: string): string[] {
  const found = new Set<string>()
  const waiting = [script]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const path of filesIn(file, dirname(script))) {
      if (found.has(path) || path === script) continue
      found.add(path)
      if (isFile(path)) waiting.push(path)
    }
  }
  return [...found].toSorted()
}
