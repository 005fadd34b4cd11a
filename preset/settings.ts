import { resolve } from 'node:path'
import type { Settings } from 'pipeproof'
import { optionsVariable, packedOptions } from 'pipeproof/kit'

/** The variable that hands the options of a preset to those who run tests; paths in them are meant from the root of the project. */
export const handed = (options: Settings, root = '.'): Record<string, string> => {
  const packed = packedOptions(options, resolve(root))
  return packed === '{}' ? {} : { [optionsVariable]: packed }
}

/** Does something with the options in force, as those have them who run tests. */
export function withHanded<T>(variables: Record<string, string>, work: () => T): T {
  const { [optionsVariable]: before } = process.env
  Object.assign(process.env, variables)
  try {
    return work()
  } finally {
    if (before === undefined) delete process.env[optionsVariable]
    else process.env[optionsVariable] = before
  }
}
