import { isNativeError } from 'node:util/types'

/** A cause for people who mend a set-up: where in our code it came up does not help them. */
export function withoutFrames(cause: unknown): unknown {
  if (isNativeError(cause)) cause.stack = `${cause.name}: ${cause.message}`
  return cause
}
