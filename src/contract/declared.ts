import type { Column, Contract, Dataset } from '../model/contract.ts'
import type { WrittenContract } from './written.ts'

type Side = 'inputs' | 'outputs'

/** A dataset of a contract, with the place where it is written. */
export interface Declared {
  side: Side
  dataset: Dataset
  path: string[]
}

/** Every dataset of both sides. */
export const declaredDatasets = (contract: Contract, written: WrittenContract): Declared[] =>
  (['inputs', 'outputs'] as const).flatMap((side) =>
    Object.values(contract[side]).flatMap(({ name, datasets }) => {
      const below = written[side]?.[name]?.datasets ? [side, name, 'datasets'] : undefined
      return Object.values(datasets).map((dataset) => {
        return { side, dataset, path: below ? [...below, dataset.name] : [side, name] }
      })
    }),
  )

/** Every column of a dataset, with the place where it is written. */
export const declaredColumns = ({ dataset, path }: Declared): { name: string; column: Column; path: string[] }[] =>
  Object.entries(dataset.columns ?? {}).map(([name, column]) => ({ name, column, path: [...path, 'columns', name] }))
