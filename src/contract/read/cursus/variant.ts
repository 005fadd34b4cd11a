import type { Path } from '../../../shared/reading/session.ts'
import { isMap, valueOf, type Entries } from '../../../shared/reading/values.ts'
import type { SourceDocument } from '../../../shared/yaml.ts'

/** Map by map; lists and values of the variant stand for those of the base. */
function merged(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over
  const names = [...new Set([...Object.keys(base), ...Object.keys(over)])]
  const entries = names.map((name): [string, unknown] => {
    const mine = valueOf(over, name)
    return [name, mine === undefined ? base[name] : merged(valueOf(base, name), mine)]
  })
  return Object.fromEntries(entries)
}

const isAt = (value: unknown, path: Path): boolean => {
  const [key, ...rest] = path
  if (key === undefined) return true
  const item: unknown = Array.isArray(value) ? value[Number(key)] : valueOf(value, String(key))
  return item !== undefined && isAt(item, rest)
}

/** A file with one of its variants merged over it; every value knows which of the two it is from. */
export function withVariant(doc: SourceDocument, base: Entries, [path, over]: [Path, unknown]): SourceDocument {
  const from = (wanted: Path): Path => (isAt(over, wanted) ? [...path, ...wanted] : wanted)
  return {
    file: doc.file,
    value: merged(base, over),
    at: (wanted) => doc.at(from(wanted)),
    atKey: (wanted) => doc.atKey(from(wanted)),
  }
}
