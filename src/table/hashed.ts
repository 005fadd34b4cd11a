import { literal } from './sql.ts'

/** A number of a value that nobody without the key can tell: 13 digits of a hash, of which the lowest bits are kept. */
const drawn = (value: string, key: string, mask: number): string =>
  `(('0x' || substr(sha256(${literal(key)} || ${value}), 1, 13))::BIGINT & ${mask})`

/** Gives every number of so many bits another one, none twice: four rounds of a Feistel network, each of which is a
 * function of a list of one, for the engine would reckon again what is named twice. */
function permuted(number: string, half: number, key: string): string {
  const mask = 2 ** half - 1
  const round = (list: string, index: number): string => {
    const other = drawn(`(n & ${mask})::VARCHAR`, `${key}${index}`, mask)
    return `list_transform(${list}, lambda n: ((n & ${mask}) << ${half}) | xor(n >> ${half}, ${other}))`
  }
  return [0, 1, 2, 3].reduce(round, `[${number}]`)
}

const whole = '(0|[1-9][0-9]{0,14})'
const byte = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'

/** What texts of a form become: another of the same form. */
function formed(value: string, key: string): [pattern: string, made: string][] {
  const hex = (from: number, length: number): string =>
    `substr(sha256(${literal(key)} || ${value}), ${from}, ${length})`
  // never 0, which columns of ids often forbid
  const number = `(${permuted(`abs(TRY_CAST(${value} AS BIGINT))`, 26, key)}[1] + 1)::VARCHAR`
  const octets = [0, 1, 2, 3].map(
    (index) => `(TRY_CAST(string_split(${value}, '.')[${index + 1}] AS BIGINT) << ${24 - 8 * index})`,
  )
  const address = permuted(`(${octets.join(' | ')})`, 16, key)
  const dotted = [24, 16, 8, 0].map((bits) => `((n >> ${bits}) & 255)`)
  return [
    [whole, number],
    [`-${whole}`, `'-' || ${number}`],
    ['[0-9]{16,19}', `${drawn(value, key, 2 ** 52 - 1)}::VARCHAR`],
    ['[^@ ]+@[^@ ]+[.][^@ ]+', `${hex(1, 16)} || '@example.com'`],
    [
      '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
      `${hex(1, 8)} || '-' || ${hex(9, 4)} || '-4' || ${hex(13, 3)} || '-8' || ${hex(16, 3)} || '-' || ${hex(19, 12)}`,
    ],
    [`${byte}([.]${byte}){3}`, `list_transform(${address}, lambda n: concat_ws('.', ${dotted.join(', ')}))[1]`],
    ['https?://.+', `'https://example.com/' || ${hex(1, 16)}`],
  ]
}

/** A text in place of another, in SQL: the same for the same, of the same form, and by a key; what is empty stays so. */
export function hashed(value: string, key: string): string {
  const cases = formed(value, key).map(
    ([pattern, made]) => `WHEN regexp_full_match(${value}, ${literal(pattern)}) THEN ${made}`,
  )
  // it begins with a letter, so that nobody reads it as a number
  const other = `'h' || substr(sha256(${literal(key)} || ${value}), 1, 19)`
  return `CASE WHEN ${value} IS NULL OR ${value} = '' THEN ${value} ${cases.join(' ')} ELSE ${other} END`
}

/** What hashing makes of texts, by the format of their column. */
export const hashedLike: Record<string, string> = {
  email: '0123456789abcdef@example.com',
  uuid: '01234567-89ab-4def-8123-456789abcdef',
  ipv4: '203.0.113.7',
  uri: 'https://example.com/0123456789abcdef',
  integer: String(2 ** 52),
  text: 'h0123456789abcdef012',
}
