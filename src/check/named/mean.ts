import { aggregated } from '../aggregated.ts'
import { numeric } from '../numeric.ts'

export const mean = aggregated({
  name: 'mean',
  says: 'The mean of the numbers lies within the bounds; of no numbers there is none, and NaN is in no bounds.',
  why: 'Cents in place of euros, or a factor that is applied twice, leave every single value possible.',
  measure: (name) => `avg(${numeric(name)})`,
})
