import { join } from 'node:path'
import { checkPort } from '../../src/check/port.ts'
import type { CheckItem, Column, Dataset } from '../../src/model/contract.ts'
import type { Row } from '../../src/model/data.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { ObservedPort } from '../../src/model/observation.ts'
import { observePort } from '../../src/observe/port.ts'
import { csv } from '../../src/table/formats/csv.ts'
import { writeTable } from '../../src/table/write.ts'
import { port } from './declared.ts'
import { folder } from './folder.ts'

export interface Given {
  columns: Record<string, Column>
  rows: Row[]
  /** The columns of the file, in case the declared ones are not. */
  names?: string[]
  declared?: Partial<Dataset>
}

export interface Calling extends Given {
  /** The other ports of the step, by their names. */
  others?: Record<string, Given>
}

async function written(name: string, { columns, rows, names, declared }: Given): Promise<ObservedPort> {
  const dir = folder()
  await writeTable(join(dir, 'data.csv'), csv, { columns: names ?? Object.keys(columns), rows })
  return observePort('step', port(name, columns, declared), dir)
}

/** What a check that is called by its name says of a file with these rows. */
export async function called(item: CheckItem, { others = {}, ...data }: Calling): Promise<Finding[]> {
  const beside: ObservedPort[] = []
  for (const [name, given] of Object.entries(others)) beside.push(await written(name, given))
  return checkPort(await written('out', data), { fault: 'producer', items: [item], beside })
}
