import { dialectIn } from '../medium.ts'
import type { DatasetRule } from '../rule.ts'

const keys = ['header', 'delimiter', 'quote', 'encoding'] as const

const shown = (value: string | boolean): string => `\`${JSON.stringify(value)}\``

/** Delimited text is read as it is written: header, delimiter, quote and encoding. */
export const dialect: DatasetRule = ({ promised, needed }) => {
  const [written, read] = [dialectIn(promised), dialectIn(needed)]
  if (!written || !read) return []
  return (
    keys
      .filter((key) => written[key] !== read[key])
      // of another format that is told
      .filter((key) => key !== 'delimiter' || promised.format === needed.format)
      .map((key) => ({
        received: `promise of \`${key}\` ${shown(written[key])}`,
        expected: shown(read[key]),
        advice: `declare the same \`csv: { ${key} }\` on both sides`,
      }))
  )
}
