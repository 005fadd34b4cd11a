import type { ColumnType } from '../model/contract.ts'

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** The distance between the values of a type that are multiples of a number: an integer that is one of 0.4 is one of 2. */
export function stepOf(type: ColumnType | undefined, multipleOf: number): number {
  if (type !== 'integer') return multipleOf
  const [, fraction = '', exponent = '0'] = /^\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(multipleOf)) ?? []
  const scale = 10 ** Math.max(0, fraction.length - Number(exponent))
  const scaled = Math.round(multipleOf * scale)
  return scaled / divisor(scaled, scale)
}
