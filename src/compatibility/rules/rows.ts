import type { Dataset } from '../../model/contract.ts'
import { counted } from '../../shared/words.ts'
import { matching, readsAll } from '../paths.ts'
import type { FilesRule } from '../rule.ts'

const said = ({ min, max }: Dataset['rows']): string =>
  max === undefined ? `${counted(min, 'row')} or more` : `${min} to ${counted(max, 'row')}`

function sum(datasets: Dataset[]): Dataset['rows'] {
  const min = datasets.reduce((all, { rows }) => all + rows.min, 0)
  const max = datasets.reduce((all, { rows }) => all + (rows.max ?? Infinity), 0)
  return Number.isFinite(max) ? { min, max } : { min }
}

/** As many rows as are promised must be as many as are needed; who reads some of the files may get fewer. */
export const rows: FilesRule = (promised, needed) => {
  const read = matching(promised, needed).filter(({ columns }) => columns)
  if (!needed.columns || read.length === 0) return undefined
  const [all, sure] = [sum(read), sum(read.filter((dataset) => readsAll(dataset, needed)))]
  const [wanted, advice] = [needed.rows, 'declare the same `rows` on both sides']
  if (all.min < wanted.min || (all.max ?? Infinity) > (wanted.max ?? Infinity))
    return { received: `promise of ${said(all)}`, expected: said(wanted), advice }
  if (sure.min >= wanted.min) return undefined
  return {
    received: `promise of ${said(all)} in all files together`,
    expected: `${said(wanted)} in those that are read`,
    advice: 'give each file a dataset of its own at the producer if it keeps that',
    severity: 'warning',
    fault: 'contract',
  }
}
