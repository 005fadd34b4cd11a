import type { Quality } from '../../src/model/quality.ts'

/** A dataset of a port `step.port`, with its score. */
export function scored(place: string, score: number, more: Partial<Quality> = {}): Quality {
  const [step = '', port = ''] = place.split('.')
  return { step, port, dataset: port, score, rows: 10, ...more }
}
