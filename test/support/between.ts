import { checkPort } from '../../src/check/port.ts'
import type { CheckItem, Column, Dataset } from '../../src/model/contract.ts'
import type { Finding } from '../../src/model/finding.ts'
import { observePort } from '../../src/observe/port.ts'
import { port } from './declared.ts'
import { folder } from './folder.ts'
import { messages } from './messages.ts'

/** A port of a step: its columns, with their types where they matter, and the files that it has. */
export interface Given {
  columns?: Record<string, Column>
  /** The text of its only file, or those of several by their names. */
  text: string | Record<string, string>
  more?: Partial<Dataset>
}

const headOf = (text: string | undefined = ''): string[] => (text.split('\n')[0] ?? '').split(',')

/** The findings of one check: the first of the ports is the one that is checked. */
export async function between(item: CheckItem, given: Record<string, Given | string>): Promise<Finding[]> {
  const observed = Object.entries(given).map(([name, written]) => {
    const { text, columns, more }: Given = typeof written === 'string' ? { text: written } : written
    const files = typeof text === 'string' ? { 'data.csv': text } : text
    const names = headOf(Object.values(files)[0])
    const known = columns ?? Object.fromEntries(names.map((each) => [each, {}]))
    return observePort('step', port(name, known, { files: '*.csv', rows: { min: 0 }, ...more }), folder(files))
  })
  const [first] = observed
  if (!first) return []
  return checkPort(first, { fault: 'producer', beside: observed, items: [item] })
}

/** The same in words; with the notes below it, a line each. */
export async function said(item: CheckItem, given: Record<string, Given | string>): Promise<string> {
  const found = await between(item, given)
  return found.map((each) => [messages([each]), ...(each.notes ?? [])].join('\n')).join('\n')
}
