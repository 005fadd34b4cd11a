import type { Contract } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from './nearest.ts'
import { oneOf } from './words.ts'

interface Given {
  env: Record<string, string>
  args: Record<string, string>
  at: Location | undefined
}

function demandKnown(
  names: string[],
  known: string[],
  { place, at }: { place: string; at: Location | undefined },
): void {
  const key = names.find((name) => !known.includes(name))
  if (key === undefined) return
  throw new PipeproofError('unknownKey', { key, place, known, nearest: nearest(key, known) }, { at })
}

/** A step and a case may set only what the contract declares, to values that it allows. */
export function checkValues({ name, env, args }: Contract, given: Given): void {
  const { at } = given
  demandKnown(Object.keys(given.env), Object.keys(env), { place: `the \`env\` of ${name}`, at })
  demandKnown(Object.keys(given.args), Object.keys(args), { place: `the \`args\` of ${name}`, at })
  for (const [key, value] of Object.entries(given.env)) {
    const allowed = env[key]?.enum
    if (!allowed || allowed.includes(value)) continue
    const facts = { received: `\`${value}\``, place: `\`env.${key}\``, expected: oneOf(allowed) }
    throw new PipeproofError('wrongValue', facts, { at })
  }
}
