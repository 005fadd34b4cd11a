import { inOrder } from '../inOrder.ts'

export const increasing = inOrder({
  name: 'increasing',
  says: 'The values of the column do not fall from one row to the next, in the order of the files; `strict` means that they rise. Nulls are passed over.',
  why: 'A window, a lag or a split by time over rows in disorder looks into the future.',
  sign: '>',
})
