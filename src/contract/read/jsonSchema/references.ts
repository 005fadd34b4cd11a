import { Part } from '../../../shared/reading/part.ts'
import { isMap, valueOf } from '../../../shared/reading/values.ts'

const unescaped = (piece: string): string => {
  try {
    return decodeURIComponent(piece).replaceAll('~1', '/').replaceAll('~0', '~')
  } catch {
    return piece
  }
}

/** The part of the same file that `#/definitions/x` names. */
function partAt(part: Part, pointer: string): Part | undefined {
  const { session } = part
  const path: (string | number)[] = []
  let value: unknown = session.doc.value
  for (const piece of pointer.split('/').slice(1).map(unescaped)) {
    if (isMap(value)) session.enter([...path, piece])
    path.push(Array.isArray(value) ? Number(piece) : piece)
    value = Array.isArray(value) ? (value[Number(piece)] as unknown) : valueOf(value, piece)
  }
  return isMap(value) ? new Part(session, path, value) : undefined
}

/** What `$ref` stands for; what is in another file can not be followed and is warned of. */
export function resolved(part: Part): Part | undefined {
  const reference = part.text('$ref')
  if (reference === undefined) return undefined
  if (!reference.startsWith('#')) {
    part.drop('$ref', `\`${reference}\` is outside of this file`)
    return undefined
  }
  const target = reference === '#' ? undefined : partAt(part, reference)
  if (target) return target
  throw part.wrong('$ref', 'the place of a schema in this file')
}
