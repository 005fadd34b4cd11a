import type { Column, ColumnType, Scalar } from '../model/contract.ts'

/** Why a promise does not satisfy a need, with a value that the one allows and the other refuses. */
export interface Conflict {
  received: string
  expected: string
  advice: string
  witness?: Scalar
}

/** One way in which a promised column may not satisfy a needed one, where the files hold values of some types as texts. */
export type Rule = (promised: Column, needed: Column, texts?: ColumnType[]) => Conflict | undefined
