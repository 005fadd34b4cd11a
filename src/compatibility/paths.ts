import { posix } from 'node:path'
import type { Dataset } from '../model/contract.ts'
import { globMatcher } from '../shared/glob.ts'

/** What wildcards may stand for: the name that we write ourselves, one that nobody would, and nothing. */
const fillings = [
  { star: '00000', mark: '0', folders: '' },
  { star: '~a~', mark: '~', folders: '~b/~c/' },
  { star: '', mark: '~', folders: '' },
]

function pathsOf(glob: string): string[] {
  return fillings.map(({ star, mark, folders }) =>
    glob.replaceAll('**/', folders).replaceAll('**', `${folders}${star}`).replaceAll('*', star).replaceAll('?', mark),
  )
}

/** Whether all that fits the one glob fits the other. */
const covers = (needed: string, promised: string): boolean => pathsOf(promised).every(globMatcher(needed))

/** Whether something may fit both. */
const meets = (one: string, other: string): boolean =>
  pathsOf(one).some(globMatcher(other)) || pathsOf(other).some(globMatcher(one))

/** The datasets among those promised of which the needed one would read files. */
export const matching = (promised: Dataset[], needed: Dataset): Dataset[] =>
  promised.filter(({ patterns }) => patterns.some((given) => needed.patterns.some((wanted) => meets(given, wanted))))

/** Whether the needed dataset reads every file of the promised one. */
export const readsAll = ({ patterns }: Dataset, needed: Dataset): boolean =>
  patterns.every((given) => needed.patterns.some((wanted) => covers(wanted, given)))

type Reason = 'compression' | 'layout' | 'missing'

const packed = (glob: string): string => (/\.gz$/i.test(glob) ? glob.slice(0, -3) : `${glob}.gz`)

function reasonFor(wanted: string, given: string[]): Reason {
  if (given.some((glob) => covers(wanted, packed(glob)))) return 'compression'
  const name = posix.basename(wanted)
  return given.some((glob) => covers(name, posix.basename(glob))) ? 'layout' : 'missing'
}

/** The needed globs that no promised file is sure to fit, for one reason. */
export function unmet(promised: Dataset[], { patterns }: Dataset, reason: Reason): string[] {
  const given = promised.flatMap((dataset) => dataset.patterns)
  const lost = patterns.filter((wanted) => !given.some((glob) => covers(wanted, glob)))
  return lost.filter((wanted) => reasonFor(wanted, given) === reason)
}
