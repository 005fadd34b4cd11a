import type { Dataset } from '../model/contract.ts'
import { unsuited } from '../table/unsuited.ts'
import { wrong, type Setting } from './setting.ts'

/** No word may make of a column what its own contract forbids. */
export function demandSuited(dataset: Dataset, setting: Setting): Dataset {
  for (const [name, word] of Object.entries(dataset.anonymise ?? {})) {
    const found = unsuited(name, word, dataset)
    if (found) throw wrong(setting, ['anonymise', name], found)
  }
  return dataset
}
