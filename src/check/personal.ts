import { join } from 'node:path'
import type { Dataset } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { ObservedPort } from '../model/observation.ts'
import { finding } from '../shared/finding.ts'
import { own } from '../shared/own.ts'
import { counted } from '../shared/words.ts'
import { formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { personalColumns, type PersonalColumn } from '../table/personalColumns.ts'

/** What somebody has decided about is no surprise. */
const isDecided = (name: string, { columns = {}, anonymise = {} }: Dataset, words: object): boolean =>
  own(columns, name)?.masked === true || Object.hasOwn(anonymise, name) || Object.hasOwn(words, name)

const columnText = ({ column, kind, count, of }: PersonalColumn): string =>
  kind === 'name' ? `\`${column}\` (by its name)` : `\`${column}\` (${kind} in ${count} of ${counted(of, 'value')})`

const wordFor = ({ kind }: PersonalColumn): string => (kind === 'name' ? 'mask' : 'hash')

/** What is said of columns that look like data about people. */
export function personal(found: PersonalColumn[], place: string): Finding {
  const words = found.map((each) => `${each.column}: ${wordFor(each)}`).join(', ')
  return finding({
    code: 'personal-data',
    severity: 'warning',
    place,
    fault: 'data',
    received: `data about people in ${found.map(columnText).join(', ')}`,
    expected: 'none that is kept as it is',
    advice: `write \`anonymise: { ${words} }\` at the port, \`masked: true\` at the column, or \`keep\` where it may stay`,
  })
}

interface Origin {
  /** What its source says of its columns. */
  words?: object | undefined
  /** Its values are made, and only its names are those of a sample. */
  isMade?: boolean
}

/** What looks like data about people and is neither masked nor anonymised. */
export async function checkPersonal(
  { place, dir, datasets }: ObservedPort,
  { words = {}, isMade = false }: Origin = {},
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { dataset, files } of datasets) {
    if (dataset.format === undefined || dataset.json || files.length === 0) continue
    const table = await openFiles(
      files.map((file) => join(dir, file)),
      formatOf(dataset),
    )
    try {
      const found = await personalColumns(table, dataset.columns)
      const open = found.filter(
        ({ column, kind }) => !isDecided(column, dataset, words) && !(isMade && kind === 'name'),
      )
      if (open.length > 0) findings.push(personal(open, place))
    } finally {
      await table.close()
    }
  }
  return findings
}
