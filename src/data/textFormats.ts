import type { TextFormat } from '../model/contract.ts'
import { counted, type Domain } from './domain.ts'
import { lettersAt } from './letters.ts'
import { days, moments, times } from './moments.ts'
import { bitsAt } from './random.ts'

const many = 26 ** 6

const word = (index: number): string => lettersAt(index, 6 + (bitsAt(index, 0) % 5), { own: 2 })

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0').slice(-length)

/** A UUID of version 4, of which the number stands at its beginning and its end. */
function uuid(index: number): string {
  const rest = bitsAt(index, 1)
  const parts = [hex(Math.floor(index / 2 ** 16), 8), hex(rest >>> 16, 4), `4${hex(rest, 3)}`, `8${hex(rest >>> 8, 3)}`]
  return [...parts, hex(bitsAt(index, 2), 8) + hex(index % 2 ** 16, 4)].join('-')
}

const group = (index: number, count: number): string => hex((bitsAt(index, count) % 0xfffe) + 1, 4).replace(/^0+/, '')

/** Texts of each form; addresses and names are those that are kept for examples. */
export const textFormats: Record<TextFormat, Domain> = {
  date: days,
  'date-time': moments,
  time: { ...times, at: (index) => `${times.at(index)}Z` },
  email: counted(many, (index) => `${word(index)}@example.com`),
  uri: counted(many, (index) => `https://example.com/${word(index)}`),
  uuid: counted(2 ** 48, uuid),
  ipv4: counted(2 ** 24, (index) => [10, index >>> 16, (index >>> 8) & 255, index & 255].join('.')),
  ipv6: counted(2 ** 32, (index) => {
    const own = [hex(Math.floor(index / 2 ** 16), 4), hex(index % 2 ** 16, 4)].map((part) =>
      part.replace(/^0{1,3}/, ''),
    )
    return ['2001:db8', group(index, 1), group(index, 2), group(index, 3), group(index, 4), ...own].join(':')
  }),
  hostname: counted(many, (index) => `${word(index)}.example.com`),
}
