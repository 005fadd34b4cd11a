import type { Relation } from './relations/relation.ts'
import { duplicates } from './relations/duplicates.ts'
import { extraColumns } from './relations/extraColumns.ts'
import { permuted } from './relations/permuted.ts'
import { rerun } from './relations/rerun.ts'
import { rowOrder } from './relations/rowOrder.ts'
import { sameSeed } from './relations/sameSeed.ts'
import { scaling } from './relations/scaling.ts'
import { splitting } from './relations/splitting.ts'

/** Every relation that a contract can declare, by its name. */
export const relations = {
  rowOrder,
  duplicates,
  extraColumns,
  splitting,
  scaling,
  rerun,
  sameSeed,
  permuted,
} satisfies Record<string, Relation>

export type RelationName = keyof typeof relations
