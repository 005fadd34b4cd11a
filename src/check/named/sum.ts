import { aggregated } from '../aggregated.ts'
import { numeric } from '../numeric.ts'

export const sum = aggregated({
  name: 'sum',
  says: 'The sum of the numbers lies within the bounds; that of no numbers is 0, and NaN is in no bounds.',
  why: 'Rows that are lost or doubled change a total and leave each row right.',
  measure: (name) => `coalesce(sum(${numeric(name)}), 0)`,
})
