import type { DataSpec } from '../model/data.ts'

/** Whether data is a copy of the user's own, which may break a contract. */
export const isGiven = (spec: DataSpec | undefined): boolean => spec?.kind === 'local' || spec?.kind === 'data'
