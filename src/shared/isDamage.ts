import type { Damage, Reject } from '../model/reject.ts'

const damages: Record<Damage, true> = { truncated: true, emptyFile: true, missingFile: true, doubled: true }

/** Tells what a step may leave behind that stopped midway from other data that breaks a contract. */
export const isDamage = (reject: Reject): reject is Damage => Object.hasOwn(damages, reject)
