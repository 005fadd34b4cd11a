import { join } from 'node:path'
import { loadContract } from '../../src/contract/load.ts'
import type { Column, Contract, Dataset } from '../../src/model/contract.ts'
import { folder } from './folder.ts'
import { thrown } from './messages.ts'

const script = 'def main(a, b):\n  pass\n'

/** A contract whose first line, the script, is written already. */
export const loaded = (text: string, files: Record<string, string> = {}): Contract =>
  loadContract(join(folder({ ...files, 'clean.yaml': `script: clean.py\n${text}`, 'clean.py': script }), 'clean.yaml'))

/** The sentence about such a contract that is wrong, and the line and column that it names. */
export async function refused(text: string, files: Record<string, string> = {}): Promise<string> {
  const said = await thrown(() => loaded(text, files))
  return said.split('\n  see')[0]?.replace('\n  in   ', ' @ ') ?? ''
}

/** The only dataset of an input that is written on one line. */
export function datasetIn(text: string, files: Record<string, string> = {}): Dataset | undefined {
  return loaded(`inputs:\n  raw: ${text}\n`, files).inputs['raw']?.datasets['raw']
}

export const columnIn = (text: string): Column | undefined =>
  datasetIn(`{ files: a.csv, columns: { x: ${text} } }`)?.columns?.['x']

export const refusedDataset = (text: string, files: Record<string, string> = {}): Promise<string> =>
  refused(`inputs:\n  raw: ${text}\n`, files)

/** Without the place of the column, which is the same each time. */
export const refusedColumn = async (text: string): Promise<string> =>
  (await refusedDataset(`{ files: a.csv, columns: { x: ${text} } }`)).replace('inputs.raw.columns.x.', '')
