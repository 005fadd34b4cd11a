import type { Setting } from '../../model/settings.ts'
import { PipeproofError } from '../../errors.ts'
import { nearest } from '../nearest.ts'
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

const cacheTexts = { on: true, true: true, '1': true, off: false, false: false, '0': false, prove: 'prove' }

/** Every variable of ours; those that say nothing here may be any text. */
const variables: Record<string, Variable> = {
  PIPEPROOF_PYTHON: { key: 'python' },
  PIPEPROOF_RUNNER: {
    key: 'runner',
    texts: Object.fromEntries(schema.properties.runner.enum.map((name) => [name, name])),
  },
  PIPEPROOF_PARALLEL: { key: 'parallel', least: 1 },
  PIPEPROOF_CACHE: { key: 'cache', texts: cacheTexts },
  PIPEPROOF_SHRINK: { key: 'shrink', texts: { on: true, off: false } },
  PIPEPROOF_PROFILE: {},
  PIPEPROOF_OPTIONS: {},
  PIPEPROOF_SEED: {},
  PIPEPROOF_UPDATE: { texts: { '0': false, '1': true } },
  PIPEPROOF_NOW: {},
  PIPEPROOF_HASH_KEY: {},
  PIPEPROOF_CONTAINER: {},
  PIPEPROOF_STALL_SECONDS: {},
  PIPEPROOF_RUN: {},
}

const prefix = 'PIPEPROOF_'
const bare = (name: string): string => name.slice(prefix.length)

/** The names of all variables of ours. */
export const variableNames = Object.keys(variables)

/** A name that is nearly one of ours would be a mistake that nobody sees. */
function demandKnown(key: string): void {
  const near = nearest(bare(key), variableNames.map(bare))
  if (near === undefined || variableNames.includes(key)) return
  const facts = { key, place: 'the environment', known: variableNames, nearest: `${prefix}${near}` }
  throw new PipeproofError('unknownKey', facts)
}

function valueOf(name: string, text: string, { texts, least }: Variable): unknown {
  if (!texts && least === undefined) return text
  if (texts && Object.hasOwn(texts, text)) return texts[text]
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
  return Object.entries(env).flatMap(([name, text]) => {
    if (!name.startsWith(prefix) || !text) return []
    demandKnown(name)
    const { [name]: variable } = variables
    const value = variable && valueOf(name, text, variable)
    return variable?.key === undefined ? [] : [{ key: variable.key, value, from: `\`${name}\`` }]
  })
}
