import { dialectIn } from '../medium.ts'
import type { DatasetRule } from '../rule.ts'

/** Files are read in the format that they are written in; texts with delimiters differ by their dialect alone. */
export const format: DatasetRule = ({ promised, needed }) => {
  const [given, wanted] = [promised.format, needed.format]
  if (given === undefined || wanted === undefined || given === wanted) return []
  const [written, read] = [dialectIn(promised), dialectIn(needed)]
  if (written && read && written.delimiter === read.delimiter) return []
  const advice = 'write and read the same `format`'
  return [{ received: `promise of files in \`${given}\``, expected: `\`${wanted}\``, advice }]
}
