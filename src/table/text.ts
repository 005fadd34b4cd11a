/** A value as it stands in a file; a whole number is never written with an exponent. */
export const textOf = (value: string | number | bigint | boolean): string =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value).toString() : String(value)

/** The texts that stand for a value: Python writes `True` where YAML writes `true`. */
export function spellings(value: string | number | boolean | null): string[] {
  const word = String(value)
  return typeof value === 'boolean'
    ? [word, word.toUpperCase(), `${word.charAt(0).toUpperCase()}${word.slice(1)}`]
    : [word]
}
