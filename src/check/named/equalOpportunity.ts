import type { NamedCheck } from '../../model/check.ts'
import { equalOpportunity as gapOf } from '../metrics/equalOpportunity.ts'
import { column } from '../options.ts'
import { isPositive } from '../positive.ts'
import { isMasked } from '../together.ts'
import { groupOptions, unequal, type Groups } from '../unequal.ts'

export interface Options extends Groups {
  label: string
}

export const equalOpportunity: NamedCheck<Options> = {
  says: 'Of the rows that are positive, about the same share of every group is predicted to be so.',
  why: 'Those who should get a yes should get it whoever they are: the accuracy of all says nothing about that.',
  options: { label: { ...column, description: 'the column that has the truth' }, ...groupOptions },
  required: ['label', 'prediction', 'group', 'within'],
  make: (options, { dataset }) => [
    unequal('equalOpportunity', [options.label, options.prediction], {
      options,
      prediction: isPositive(options.prediction, options),
      label: isPositive(options.label, options.positive === undefined ? {} : { positive: options.positive }),
      said: 'share of positive rows that are found',
      gapOf,
      isHidden: isMasked(options.group, [dataset]),
    }),
  ],
}
