import { globMatcher } from '../../shared/glob.ts'

/** Files that are one dataset: how their names are written as one, and what its variables may be. */
export interface Layout {
  files: string
  vars: Record<string, string[]>
}

const splits = new Set([
  'train',
  'training',
  'test',
  'testing',
  'val',
  'valid',
  'validation',
  'calibration',
  'eval',
  'evaluation',
  'holdout',
])
const mostValues = 6

/** One after the other in a list of numbered pieces: `part-00000-3f2a.csv`. */
const numbered = /^(part|shard|chunk)([-_.]?)[\da-f][\da-f-]*/i

const distinct = (values: string[]): string[] => [...new Set(values)]

/** What all texts begin with; of their ends, what is left after it. */
function commonStart(texts: string[]): string {
  const [first = '', ...others] = texts
  let length = first.length
  for (const text of others) while (!text.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

const reversed = (text: string): string => Array.from(text).toReversed().join('')

/** `a*b` for texts that share their beginning and end. */
function wildcard(texts: string[]): string {
  // a number that is cut in two would be a promise about its first digits
  const start = commonStart(texts).replace(/\d+$/, '')
  const rests = texts.map((text) => text.slice(start.length))
  const end = reversed(commonStart(rests.map(reversed))).replace(/^\d+/, '')
  return `${start}*${end}`
}

const isVariable = (values: string[], isFolder: boolean): boolean =>
  values.length > 1 &&
  (values.every((value) => splits.has(value.toLowerCase())) ||
    (isFolder && values.length <= mostValues && values.every((value) => /^[\w-]+$/.test(value) && !/^\d/.test(value))))

/** A part of a path, where it is a file without its ending. */
const stemAt = (path: string[], index: number): string => {
  const segment = path[index] ?? ''
  return index === path.length - 1 ? segment.replace(/(?<=.)\..*$/, '') : segment
}

/** The folder or file whose names the other parts of a path may repeat, as its position. */
function variableAt(paths: string[][]): number | undefined {
  const [first = []] = paths
  const found = first.findIndex((_, index) =>
    isVariable(distinct(paths.map((path) => stemAt(path, index))), index < first.length - 1),
  )
  return found === -1 ? undefined : found
}

function segmentOf(texts: string[]): string {
  const names = distinct(texts)
  if (names.length > 1) return wildcard(names)
  const [name = ''] = names
  return name.replace(numbered, '$1$2*')
}

/** A variable of the same values is the same; another has another name. */
function variableFor(values: string[], vars: Layout['vars']): string {
  const base = values.every((value) => splits.has(value.toLowerCase())) ? 'split' : 'part'
  const names = [base, ...Array.from({ length: 100 }, (_, index) => `${base}${index + 2}`)]
  const isFree = (name: string): boolean => !vars[name] || vars[name].join() === values.toSorted().join()
  return names.find(isFree) ?? base
}

/** One name for paths of equal depth: what repeats becomes a variable, what is counted a wildcard. */
function named(paths: string[][], vars: Layout['vars']): Layout {
  const at = variableAt(paths)
  const depth = paths[0]?.length ?? 0
  const indexes = Array.from({ length: depth }, (_, index) => index)
  if (at === undefined)
    return { files: indexes.map((index) => segmentOf(paths.map((path) => path[index] ?? ''))).join('/'), vars: {} }
  const values = distinct(paths.map((path) => stemAt(path, at)))
  const name = variableFor(values, vars)
  const marked = paths.map((path) => path.map((segment) => segment.replaceAll(stemAt(path, at), `{${name}}`)))
  return {
    files: indexes.map((index) => segmentOf(marked.map((path) => path[index] ?? ''))).join('/'),
    vars: { [name]: values.toSorted() },
  }
}

/** The name of all these files together; undefined where it would stand for others of the folder too. */
export function layoutOf(files: string[], all: string[], vars: Layout['vars'] = {}): Layout | undefined {
  const paths = files.map((file) => file.split('/'))
  if (distinct(paths.map(({ length }) => String(length))).length > 1) return undefined
  const layout = named(paths, vars)
  const patterns = Object.entries(layout.vars).reduce(
    (found, [name, values]) => found.flatMap((text) => values.map((value) => text.replaceAll(`{${name}}`, value))),
    [layout.files],
  )
  const matchers = patterns.map(globMatcher)
  const matched = all.filter((file) => matchers.some((fits) => fits(file)))
  const isWhole = matched.length === files.length && matchers.every((fits) => files.some(fits))
  return isWhole && files.every((file) => matched.includes(file)) ? layout : undefined
}
