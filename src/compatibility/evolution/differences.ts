import { isDeepStrictEqual } from 'node:util'
import { own } from '../../shared/own.ts'
import { shortened } from '../../shared/words.ts'

const shown = (value: unknown): string => shortened(JSON.stringify(value), 60)

function difference(name: string, before: unknown, after: unknown): string[] {
  if (isDeepStrictEqual(before, after)) return []
  if (before === undefined) return [`\`${name}: ${shown(after)}\` is new`]
  return [`\`${name}: ${shown(before)}\` ${after === undefined ? 'is gone' : `became \`${shown(after)}\``}`]
}

/** What differs between two values of one shape, key by key. */
export function differences(before: object, after: object, { except = [] }: { except?: string[] } = {}): string[] {
  const [earlier, later]: Record<string, unknown>[] = [{ ...before }, { ...after }]
  const names = [...new Set([...Object.keys(earlier ?? {}), ...Object.keys(later ?? {})])]
  return names
    .filter((name) => !except.includes(name))
    .flatMap((name) => difference(name, own(earlier ?? {}, name), own(later ?? {}, name)))
}
