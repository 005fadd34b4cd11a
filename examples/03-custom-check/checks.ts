import { defineCheck } from 'pipeproof'

/** In SQL: true for a row that is wrong; asked in one scan with all the others. */
export const taxed = defineCheck({
  name: 'taxed',
  options: { percent: { type: 'number', minimum: 0 } },
  required: ['percent'],
  expects: ({ percent }: { percent: number }) => `${percent} % of net as vat`,
  advice: 'look up the rate of this product',
  violates: ({ percent }) => `abs(vat - net * ${percent} / 100) > 1`,
})

/** As a function: it gets all rows, and returns those that are wrong. */
export const gapless = defineCheck({
  name: 'gapless',
  expects: 'the number after the one before it',
  columns: ['number'],
  advice: 'number them again from the gap on',
  find: (rows: { number: number }[]) => rows.filter(({ number }, index) => number !== (rows[0]?.number ?? 0) + index),
})
