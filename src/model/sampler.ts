import type { Column, Scalar } from './contract.ts'

/** Some values that a column allows, null aside; none where none can be made. */
export type Sampler = (column: Column) => Scalar[]
