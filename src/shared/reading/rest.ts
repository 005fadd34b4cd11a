import type { Warning } from '../../model/contract.ts'
import { pathText, type Path, type Session } from './session.ts'
import { keysIn } from './values.ts'

/** A part of a file that is told of at once. */
export interface Owner {
  path: Path
  title: string
}

const isBelow = (path: Path, { path: above }: Owner): boolean => above.every((key, index) => path[index] === key)

function described(path: Path, value: unknown): string {
  const inside = keysIn(value).map((key) => `\`${key}\``)
  return `\`${pathText(path)}\`${inside.length === 0 ? '' : ` (${inside.join(', ')})`}`
}

/** All warnings; what nobody took is one for each owner: a definition has dozens of keys that change no test. */
export function withRest(session: Session, owners: Owner[] = []): Warning[] {
  const all: Owner[] = [{ path: [], title: 'the file' }, ...owners]
  const left = new Map<Owner, ReturnType<Session['untaken']>>(all.map((owner) => [owner, []]))
  for (const key of session.untaken([], session.doc.value)) {
    // an owner inside another comes after it
    const owner = all.findLast((each) => isBelow(key.path, each))
    if (owner) left.get(owner)?.push(key)
    session.settle(key.path)
  }
  for (const [{ path: above, title }, keys] of left) {
    const told = keys.map(({ path, value }) => described(path.slice(above.length), value)).join(', ')
    const [first] = keys
    if (first) session.warn(first.path, `not kept of ${title}, as no test needs it: ${told}`)
  }
  return session.warnings([], session.doc.value)
}
