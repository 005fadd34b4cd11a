import { PipeproofError } from '../errors.ts'

export const noValue = (place: string, reason: string): PipeproofError =>
  new PipeproofError('noValue', { place, reason })
