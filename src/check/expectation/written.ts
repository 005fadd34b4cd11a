import { join } from 'node:path'
import type { Finding } from '../../model/finding.ts'
import { finding } from '../../shared/finding.ts'
import { globMatcher } from '../../shared/glob.ts'
import { nearest } from '../../shared/nearest.ts'
import { allOf } from '../../shared/words.ts'
import type { Outcome } from './outcome.ts'

/** A file below an output. */
export interface WrittenFile {
  /** `port/file`, as it can be named. */
  name: string
  /** Below its port. */
  file: string
  /** `step.port` */
  place: string
  path: string
}

/** All that a run wrote. */
export const writtenBy = ({ outputs }: Outcome): WrittenFile[] =>
  Object.entries(outputs).flatMap(([port, { place, dir, files }]) =>
    files.map((file) => ({ name: `${port}/${file}`, file, place, path: join(dir, file) })),
  )

/** The files that are meant by a glob below an output, or below all of them with the output's name in front. */
export function filesFor(glob: string, outcome: Outcome): WrittenFile[] {
  const files = writtenBy(outcome)
  const named = files.filter(({ name }) => name === glob)
  const fits = globMatcher(glob)
  // the whole name of one settles what would be two
  return named.length > 0 ? named : files.filter(({ name, file }) => fits(file) || fits(name))
}

/** An expected file that is not there. */
export function lacking(glob: string, key: 'files' | 'metrics', outcome: Outcome): Finding {
  const { step, outputs } = outcome
  const [only, second] = Object.keys(outputs)
  const port =
    Object.keys(outputs).find((name) => glob.startsWith(`${name}/`)) ?? (second === undefined ? only : undefined)
  const written = writtenBy(outcome)
  const names = written.map(({ name, file }) => (second === undefined ? file : name))
  const similar = nearest(glob, [...names, ...written.map(({ file }) => file)])
  return finding({
    code: `expect-${key}`,
    place: port === undefined ? step : `${step}.${port}`,
    fault: 'producer',
    received: names.length === 0 ? 'outputs without a file' : `files ${allOf(names)}`,
    expected: `\`${glob}\``,
    advice:
      similar === undefined ? `write it, or change \`expect.${key}\`` : `write \`${similar}\` in \`expect.${key}\``,
  })
}
