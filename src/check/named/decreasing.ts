import { inOrder } from '../inOrder.ts'

export const decreasing = inOrder({
  name: 'decreasing',
  says: 'The values of the column do not rise from one row to the next, in the order of the files; `strict` means that they fall. Nulls are passed over.',
  why: 'Whoever takes the first rows of a ranking takes any rows if it was in disorder.',
  sign: '<',
})
