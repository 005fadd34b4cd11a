import type { Column } from '../../../model/contract.ts'

const whole = (bits: number, isSigned: boolean): Column => {
  const top = 2 ** (isSigned ? bits - 1 : bits)
  return { type: 'integer', minimum: isSigned ? -top : 0, ...(bits < 64 && { maximum: top - 1 }) }
}

const integers: [string, Column][] = [8, 16, 32].flatMap((bits): [string, Column][] => [
  [`int${bits}`, whole(bits, true)],
  [`uint${bits}`, whole(bits, false)],
])

const others: Record<Exclude<Column['type'], undefined>, string[]> = {
  integer: ['int', 'int64'],
  number: ['float', 'float16', 'float32', 'float64'],
  string: ['str', 'string', 'string[python]', 'string[pyarrow]'],
  boolean: ['bool', 'boolean'],
  date: ['date'],
  timestamp: ['datetime64[ns]', 'datetime64[us]', 'datetime64[ms]', 'datetime64[s]', 'datetime64'],
}

const known = new Map<string, Column>([
  ...integers,
  ['uint64', whole(64, false)],
  ...Object.entries(others).flatMap(
    ([type, names]) => names.map((name): [string, Column] => [name, { type: type as Column['type'] & string }]), // the keys above
  ),
])

/** `Int64` is `int64` that may be null: whether it may is said by `nullable`. */
export const pandasType = (name: string): Column | undefined => known.get(name.toLowerCase())
