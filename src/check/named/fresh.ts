import type { NamedCheck } from '../../model/check.ts'
import { PipeproofError } from '../../errors.ts'
import { counted } from '../../shared/words.ts'
import { identifier } from '../../table/sql.ts'
import { castTo } from '../../table/values.ts'
import { column } from '../options.ts'

export interface Options {
  column: string
  within: string
  asOf?: string
}

const units: Record<string, { ms: number; word: string }> = {
  m: { ms: 60_000, word: 'minute' },
  h: { ms: 3_600_000, word: 'hour' },
  d: { ms: 86_400_000, word: 'day' },
  w: { ms: 604_800_000, word: 'week' },
}

const isTime = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** A time without a zone is UTC, as in the data. */
function timeOf(text: string, place: string): number {
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10))
  const time = isTime.test(text)
    ? Date.parse(hasZone ? text : `${text.slice(0, 10)}T${text.slice(11) || '00:00'}Z`)
    : NaN
  if (!Number.isNaN(time)) return time
  const facts = { received: `\`${text}\``, place, expected: 'a time such as `2024-05-01T12:00:00Z`' }
  throw new PipeproofError('wrongValue', facts)
}

const now = (asOf: string | undefined): number => {
  const { PIPEPROOF_NOW: told } = process.env
  if (asOf !== undefined) return timeOf(asOf, '`fresh.asOf`')
  return told === undefined ? Date.now() : timeOf(told, '`PIPEPROOF_NOW`')
}

const shown = (time: number): string => `\`${new Date(time).toISOString().replace('.000Z', 'Z')}\``

export const fresh: NamedCheck<Options> = {
  says: 'The newest timestamp of the column is at most `within` old, and there is one.',
  why: "An export that stopped leaves yesterday's file in place: right in every row, and old.",
  options: {
    column,
    within: { type: 'string', pattern: '^[0-9]+[mhdw]$', description: 'a time such as `90m`, `12h`, `7d` or `2w`' },
    asOf: {
      type: 'string',
      minLength: 1,
      description: 'the time that counts as now; `PIPEPROOF_NOW`, or else the time of the run, unless told',
    },
  },
  required: ['column', 'within'],
  make({ column: name, within, asOf }, { dataset }) {
    if (asOf !== undefined) now(asOf)
    const { ms = 0, word = '' } = units[within.slice(-1)] ?? {}
    const count = Number(within.slice(0, -1))
    const last = `one of the last ${counted(count, word)}`
    const masked = dataset.columns?.[name]?.masked
    return [
      {
        on: 'table',
        name: 'fresh',
        column: name,
        expects: last,
        advice: 'find why nothing newer came, or allow more with `within`',
        measure: `epoch_ms(max(${castTo('timestamp', identifier(name))}))::DOUBLE`,
        find(newest) {
          if (newest === null || newest === undefined) return { received: 'lack of timestamps' }
          const end = now(asOf)
          if (end - Number(newest) <= count * ms) return undefined
          const time = masked ? '`***`' : shown(Number(newest))
          return {
            received: `${time} as the newest`,
            expects: `${last} before ${shown(end)}`,
          }
        },
      },
    ]
  },
}
