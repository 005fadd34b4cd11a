import type { NamedCheck, TablesCheck, Violation } from '../../model/check.ts'
import type { Dataset } from '../../model/contract.ts'
import type { Table } from '../../model/table.ts'
import { PipeproofError } from '../../errors.ts'
import { shown } from '../../shared/paths.ts'
import { formatNameOf } from '../../table/formats.ts'
import { cellLines, differences, type Side } from '../differences.ts'
import { withGiven } from '../openGiven.ts'
import { columns, listed, port } from '../options.ts'

export interface Options {
  file?: string
  of?: string
  key?: string | string[]
  tolerance?: number
  ignore?: string | string[]
}

function demandOne({ file, of }: Options): void {
  if ((file === undefined) !== (of === undefined)) return
  const received = file === undefined ? 'lack of `file` and `of`' : '`file` beside `of`'
  throw new PipeproofError('wrongValue', { received, place: '`sameAs`', expected: 'one of both' })
}

async function sideOf(table: Table, format: string, ignored: string[]): Promise<Side> {
  const names = table.columns.filter((name) => !ignored.includes(name))
  return { columns: names, rows: await table.sample('true', Number.MAX_SAFE_INTEGER), format }
}

export const sameAs: NamedCheck<Options, 'file'> = {
  says: 'It is the same table as a file or another port, cell by cell.',
  why: 'What is meant to leave data alone, or to give the known result, can be wrong in a single cell.',
  main: 'file',
  options: {
    file: {
      type: 'string',
      minLength: 1,
      description: 'the file with the expected rows, from the file that has the check',
    },
    of: port,
    key: {
      ...columns,
      description:
        'the columns that tell which rows belong together; without it, and without a `key` of the dataset, their order does',
    },
    tolerance: {
      type: 'number',
      minimum: 0,
      description: 'how far two numbers may be apart, as a share of the larger one from 1 on; 1e-9, unless told',
    },
    ignore: { ...columns, description: 'columns that are not compared' },
  },
  files: ['file'],
  make(options, { dataset, other }) {
    demandOne(options)
    const { file = '', of, key, tolerance, ignore = [] } = options
    const there = of === undefined ? undefined : other(of)
    const where = of === undefined ? shown(file) : of
    const keyed: Dataset = {
      ...dataset,
      columns: { ...there?.columns, ...dataset.columns },
      ...(key !== undefined && { key: listed(key) }),
    }
    const told = [dataset, there].flatMap((each) => Object.keys(each?.vars?.[0] ?? {}))
    const terms = { dataset: keyed, ignore: listed(ignore), ...(tolerance !== undefined && { tolerance }) }
    async function compare(data: Table, table: Table, format: string | undefined): Promise<Violation | undefined> {
      const received = await sideOf(data, dataset.format ?? '', told)
      const found = differences(received, await sideOf(table, format ?? '', told), terms)
      const [first, second] = found
      if (!first) return undefined
      const { at, column, received: is, expected } = first
      return {
        ...(column !== undefined && { column }),
        received: at === undefined ? is : `${is} (${at})`,
        expects: `${expected} as in \`${where}\``,
        ...(second && { notes: cellLines(found) }),
      }
    }
    const check: TablesCheck = {
      on: 'tables',
      name: 'sameAs',
      columns: key === undefined ? [] : listed(key),
      others: of === undefined ? [] : [of],
      needs: key === undefined ? [] : listed(key),
      expects: `the rows of \`${where}\``,
      advice: 'mend the script, or change what is expected',
      async find(data, { [of ?? '']: table }) {
        if (of === undefined) return withGiven(file, dataset, (given) => compare(data, given, formatNameOf(file)))
        return table && compare(data, table, there?.format)
      },
    }
    return [check]
  },
}
