import type { Setting } from '../../model/settings.ts'
import { PipeproofError } from '../../errors.ts'
import { nearest } from '../nearest.ts'
import { own } from '../own.ts'
import { meant } from '../sentence.ts'
import { oneOf } from '../words.ts'
import schema from './settings.schema.json' with { type: 'json' }

/** How a variable is read. */
interface Variable {
  /** The setting that it is. */
  key?: string
  /** The texts that it may have, with what each says. */
  texts?: Record<string, unknown>
  /** It may also be a number, of so much at least. */
  least?: number
}

/** What people write too. */
const meantBy: Record<string, string> = { true: 'on', '1': 'on', false: 'off', '0': 'off' }

/** Every variable for users; those that say nothing here may be any text. */
const variables: Record<string, Variable> = {
  PIPEPROOF_PYTHON: { key: 'python' },
  PIPEPROOF_RUNNER: {
    key: 'runner',
    texts: Object.fromEntries(schema.properties.runner.enum.map((name) => [name, name])),
  },
  PIPEPROOF_PARALLEL: { key: 'parallel', least: 1 },
  PIPEPROOF_CACHE: { key: 'cache', texts: { on: true, off: false, prove: 'prove' } },
  PIPEPROOF_SHRINK: { key: 'shrink', texts: { on: true, off: false } },
  PIPEPROOF_PROFILE: {},
  PIPEPROOF_SEED: {},
  PIPEPROOF_UPDATE: { texts: { '0': false, '1': true } },
  PIPEPROOF_REPLAY: {},
  PIPEPROOF_NOW: {},
  PIPEPROOF_HASH_KEY: {},
  PIPEPROOF_CONTAINER: {},
  PIPEPROOF_STALL_SECONDS: {},
  PIPEPROOF_COVERAGE_TRACER: { texts: { builtin: true } },
}

const prefix = 'PIPEPROOF_'
const bare = (name: string): string => name.slice(prefix.length)

/** The names of all variables for users. */
export const variableNames = Object.keys(variables)

/** Set by us for others of us. */
export const between = [
  'PIPEPROOF_OPTIONS',
  'PIPEPROOF_RUN',
  'PIPEPROOF_COVERAGE',
  'PIPEPROOF_COVERAGE_ROOT',
  'PIPEPROOF_COVERAGE_BASE',
  'PIPEPROOF_JEST_COVERAGE',
  'PIPEPROOF_PROGRESS',
]

/** A name that is nearly one of ours would be a mistake that nobody sees. */
function demandKnown(names: string[]): void {
  for (const key of names) {
    if (!key.startsWith(prefix) || variableNames.includes(key) || between.includes(key)) continue
    const near = nearest(bare(key), variableNames.map(bare))
    const facts = { key, place: 'the environment', known: variableNames, nearest: `${prefix}${near}` }
    if (near !== undefined) throw new PipeproofError('unknownKey', facts)
  }
}

function valueOf(name: string, text: string, { texts, least }: Variable): unknown {
  if (!texts && least === undefined) return text
  for (const each of [text, own(meantBy, text) ?? text]) if (texts && Object.hasOwn(texts, each)) return texts[each]
  const number = /^\d+$/.test(text) ? Number(text) : NaN
  if (least !== undefined && number >= least) return number
  const known = Object.keys(texts ?? {})
  const facts = {
    received: `\`${text}\``,
    place: `\`${name}\``,
    expected: known.length > 0 ? oneOf(known) : `a whole number of at least ${least}`,
    advice: meant(nearest(text, known), 'change or unset it'),
  }
  throw new PipeproofError('wrongValue', facts)
}

/** What the environment sets; a variable that is empty sets nothing. */
export function environmentSettings(env: Record<string, string | undefined> = process.env): Setting[] {
  demandKnown(Object.keys(env))
  return Object.entries(variables).flatMap(([name, variable]) => {
    const { [name]: text } = env
    if (!text) return []
    const value = valueOf(name, text, variable)
    return variable.key === undefined ? [] : [{ key: variable.key, value, from: `\`${name}\`` }]
  })
}
