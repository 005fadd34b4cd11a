import type { NamedCheck } from '../../model/check.ts'
import { demographicParity as gapOf } from '../metrics/demographicParity.ts'
import { isPositive } from '../positive.ts'
import { isMasked } from '../together.ts'
import { groupOptions, unequal, type Groups } from '../unequal.ts'

export const demographicParity: NamedCheck<Groups> = {
  says: 'Every group gets about the same share of positive predictions.',
  why: 'A model that is good on the whole can be hard on one group, and no total shows it.',
  options: groupOptions,
  required: ['prediction', 'group', 'within'],
  make: (options, { dataset }) => [
    unequal('demographicParity', [options.prediction], {
      options,
      prediction: isPositive(options.prediction, options),
      label: 'true',
      said: 'share of positive predictions',
      gapOf,
      isHidden: isMasked(options.group, [dataset]),
    }),
  ],
}
