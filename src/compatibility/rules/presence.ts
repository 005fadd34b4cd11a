import type { PortRule } from '../rule.ts'

/** An output that may be missing can not feed an input that must be there. */
export const presence: PortRule = (output, input) =>
  input.required && !output.required
    ? {
        received: 'promise of files that may be missing',
        expected: 'files that are always there',
        advice: 'write `required: true` at the producer if it keeps that, or `required: false` at the consumer',
      }
    : undefined
