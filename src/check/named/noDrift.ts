import type { NamedCheck, TablesCheck } from '../../model/check.ts'
import { PipeproofError } from '../../errors.ts'
import { shown } from '../../shared/paths.ts'
import { drifting, driftSettings, spread, type DriftSettings } from '../drifting.ts'
import { withGiven } from '../openGiven.ts'
import { listed } from '../options.ts'

export interface Options extends DriftSettings {
  from: string
}

function demandColumns(names: string[], known: string[], from: string): void {
  const lacking = names.find((name) => !known.includes(name))
  if (lacking === undefined) return
  const facts = { received: `lack of the column \`${lacking}\``, place: `\`${shown(from)}\`` }
  throw new PipeproofError('wrongValue', {
    ...facts,
    expected: 'all that is compared',
    advice: 'add it, or name `columns`',
  })
}

export const noDrift: NamedCheck<Options, 'from'> = {
  says: 'Columns are spread as they are in a file of reference.',
  why: 'A model is right for data such as it was trained on, and says nothing when it gets other data.',
  main: 'from',
  options: {
    from: { type: 'string', minLength: 1, description: 'the file, from the file that has the check' },
    ...driftSettings,
  },
  required: ['from'],
  files: ['from'],
  make({ from, ...settings }, { dataset }) {
    const names = listed(settings.columns ?? spread(dataset, '`noDrift`'))
    const check: TablesCheck = {
      on: 'tables',
      name: 'noDrift',
      others: [],
      columns: names,
      expects: `the distribution in \`${shown(from)}\``,
      advice: 'find what changed in the data, or take a new reference',
      find: (current) =>
        withGiven(from, dataset, async (reference) => {
          demandColumns(names, reference.columns, from)
          return drifting({ names, settings, current, reference, datasets: [dataset] })
        }),
    }
    return [check]
  },
}
