import { own } from '../../shared/own.ts'

/** What is at a path. */
export interface Reached {
  value: unknown
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What stands in a document under dotted names and indices; a key may have dots of its own. */
export function reach(document: unknown, path: string): Reached | undefined {
  if (!isMap(document)) return undefined
  if (Object.hasOwn(document, path)) return { value: own(document, path) }
  for (let end = path.lastIndexOf('.'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('.', end - 1)) {
    const key = path.slice(0, end)
    const found = Object.hasOwn(document, key) ? reach(own(document, key), path.slice(end + 1)) : undefined
    if (found) return found
  }
  return undefined
}

const most = 1000

/** The paths to what is no map and no list, as many as are of use. */
export function pathsIn(document: unknown): string[] {
  const found: string[] = []
  const visit = (value: unknown, path: string): void => {
    if (found.length >= most) return
    if (!isMap(value)) found.push(path)
    else for (const [key, item] of Object.entries(value)) visit(item, path === '' ? key : `${path}.${key}`)
  }
  visit(document, '')
  return found
}
