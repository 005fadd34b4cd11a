import { isNativeError } from 'node:util/types'

/** Whether it is an error, also of another realm: in Jest and in pools of VMs those of Node are no `Error` of ours. */
export const isThrown: (cause: unknown) => cause is Error = isNativeError

export const reasonOf = (cause: unknown): string => (isThrown(cause) ? cause.message : String(cause))

/** The code of an error of Node. */
export const codeOf = (cause: unknown): string | undefined =>
  isThrown(cause) && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
