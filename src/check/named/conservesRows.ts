import type { NamedCheck } from '../../model/check.ts'
import { counted } from '../../shared/words.ts'
import { port, where } from '../options.ts'
import { typedSql } from '../typedSql.ts'

interface Options {
  of: string
  where?: string
  ratio?: number | [number, number]
}

/** So many rows for so many of the other. */
function expected(others: number, [least, most]: [number, number], of: string): string {
  const [min, max] = [Math.ceil(others * least - 1e-9), Math.floor(others * most + 1e-9)]
  const rows = min === max ? counted(min, 'row') : `${min} to ${counted(max, 'row')}`
  return `${rows}, for ${others} of \`${of}\``
}

const isShare = { type: 'number', minimum: 0 }

export const conservesRows: NamedCheck<Options, 'of'> = {
  says: 'It has as many rows as another port: all of them, those that fulfil `where`, or `ratio` for each.',
  why: 'An inner join or a `dropna` loses rows and leaves every other row valid: no schema shows it.',
  main: 'of',
  options: {
    of: port,
    where: { ...where, description: 'a condition in SQL on the other port: only its rows count' },
    ratio: {
      ...isShare,
      type: ['number', 'array'],
      items: isShare,
      minItems: 2,
      maxItems: 2,
      description: 'rows for each row of the other port: a number, or the least and the most',
    },
  },
  required: ['of'],
  make({ of, where: condition, ratio = 1 }, { other }) {
    const kept = condition === undefined ? 'true' : typedSql(condition, other(of).columns ?? {})
    const bounds: [number, number] = typeof ratio === 'number' ? [ratio, ratio] : ratio
    return [
      {
        on: 'tables',
        name: 'conservesRows',
        others: [of],
        expects: `the rows of \`${of}\``,
        advice: `find where rows get lost or multiplied, or declare \`ratio\` or \`where\``,
        async find(data, { [of]: source }) {
          const [rows] = (await data.aggregate(['count(*)::DOUBLE'])).map(Number)
          const [others] = ((await source?.aggregate([`(count(*) FILTER (WHERE ${kept}))::DOUBLE`])) ?? []).map(Number)
          if (rows === undefined || others === undefined) return undefined
          const [least, most] = bounds
          if (rows >= others * least - 1e-9 && rows <= others * most + 1e-9) return undefined
          return { received: counted(rows, 'row'), expects: expected(others, bounds, of) }
        },
      },
    ]
  },
}
