import { numeric } from './numeric.ts'

/** The value that a share of the numbers does not exceed, between two of them where need be; NaN where one is NaN. */
export function quantileOf(name: string, share: number): string {
  const value = numeric(name)
  return `CASE WHEN bool_or(isnan(${value})) THEN 'nan'::DOUBLE ELSE quantile_cont(${value}, ${share}::DOUBLE) END`
}
