import { cpSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DataSpec } from '../../model/data.ts'
import { givenFiles } from '../given.ts'
import { isAnonymised, placeAnonymised } from '../place.ts'
import type { Target } from '../source.ts'

/** A copy of a file or a folder of the user's; a file gets the name that the port has for it. */
export async function local(target: Target, { path, anonymise }: Extract<DataSpec, { kind: 'local' }>): Promise<void> {
  const given = givenFiles(target, path)
  const [first] = given
  if (isAnonymised(target, anonymise)) return placeAnonymised(target, given, anonymise)
  mkdirSync(target.dir, { recursive: true })
  if (statSync(path).isDirectory()) cpSync(path, target.dir, { recursive: true })
  else if (first) cpSync(path, join(target.dir, first.name), { dereference: true })
}
