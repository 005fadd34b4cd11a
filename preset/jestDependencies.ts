import { dirname, resolve } from 'node:path'
import { filesNeededBy } from 'pipeproof/kit'

const described = /\b(?:describePipeline|describeScript|loadContract|loadPipeline)\(\s*(['"`])(.+?)\1/g

type Extract = (text: string, file: string) => Iterable<string>

/** Tells Jest which files a pipeline, a contract or a spec needs, so that it finds the tests of a script that changed. */
export function extract(text: string, file: string, standard: Extract): Set<string> {
  if (/\.ya?ml$/.test(file)) return new Set(filesNeededBy(file))
  if (!/\.[cm]?[jt]sx?$/.test(file)) return new Set()
  const named = [...text.matchAll(described)].map(([, , path = '']) => resolve(dirname(file), path))
  return new Set([...standard(text, file), ...named])
}
