import { isIPv4, isIPv6 } from 'node:net'
import type { TextFormat } from '../model/contract.ts'

const fits =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text)

/** The 31st of February has the form of a day and is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const zone = 'Z|[+-]([01]\\d|2[0-3]):[0-5]\\d'
const clock = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d([.]\\d+)?'
const label = '[a-z\\d]([a-z\\d-]{0,61}[a-z\\d])?'
const host = `(?=.{1,253}$)${label}([.]${label})*`

const isClock = fits(new RegExp(`^${clock}(${zone})?$`))
const isZonedClock = fits(new RegExp(`^${clock}(${zone})$`))

/** What each format of a text means; JSON Schema's, but a time needs no zone. */
export const textFormats: Record<TextFormat, (text: string) => boolean> = {
  date: isDay,
  time: isClock,
  'date-time': (text) => isDay(text.slice(0, 10)) && text[10] === 'T' && isZonedClock(text.slice(11)),
  email: fits(new RegExp(`^[^\\s@"(),:;<>[\\]\\\\]{1,64}@${host}$`, 'i')),
  uri: (text) => /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(text) && URL.canParse(text),
  uuid: fits(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i),
  ipv4: isIPv4,
  ipv6: (text) => isIPv6(text) && !text.includes('%'),
  hostname: fits(new RegExp(`^${host}$`, 'i')),
}
