import type { NamedCheck, TablesCheck } from '../../model/check.ts'
import { drifting, driftSettings, spread, type DriftSettings } from '../drifting.ts'
import { listed, port } from '../options.ts'

export interface Options extends DriftSettings {
  of: string
}

export const keepsDistribution: NamedCheck<Options, 'of'> = {
  says: 'Columns are spread as they are in another port.',
  why: 'A filter that hits one group, a value that is filled in, a scaling that runs twice: rows, names and types stay, the distribution does not.',
  main: 'of',
  options: { of: port, ...driftSettings },
  required: ['of'],
  make({ of, ...settings }, { dataset, other }) {
    const names = listed(settings.columns ?? spread(dataset, '`keepsDistribution`'))
    const datasets = [dataset, other(of)]
    const check: TablesCheck = {
      on: 'tables',
      name: 'keepsDistribution',
      others: [of],
      columns: names,
      needs: names,
      expects: `the distribution in \`${of}\``,
      advice: 'find what changes these values or drops their rows, or name other columns',
      find: async (current, { [of]: reference }) =>
        reference && drifting({ names, settings, current, reference, datasets }),
    }
    return [check]
  },
}
