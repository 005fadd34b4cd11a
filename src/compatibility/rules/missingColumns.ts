import { allOf } from '../../shared/words.ts'
import type { DatasetRule } from '../rule.ts'

/** Columns can not be read of files whose columns nobody declares. */
export const missingColumns: DatasetRule = ({ promised, needed }) =>
  promised.columns || !needed.columns
    ? []
    : [
        {
          received: 'promise of files whose columns nobody declares',
          expected: `columns ${allOf(Object.keys(needed.columns))}`,
          advice: 'declare `columns` in the producer',
        },
      ]
