import type { Finding } from '../model/finding.ts'
import type { Link, Pipeline } from '../model/pipeline.ts'
import { finding } from '../shared/finding.ts'
import { own } from '../shared/own.ts'
import { sameFile } from '../shared/sameFile.ts'

const placeOf = ({ step, port }: Link['to']): string => `${step}.${port}`

/** Two edges without ports may have been wired to the same input. */
function second(link: Link, first: Link): Finding {
  const [place, from] = [placeOf(link.to), placeOf(link.from)]
  return finding({
    code: 'second-producer',
    place,
    fault: 'contract',
    received: `second producer \`${from}\` of \`${place}\``,
    expected: `only \`${placeOf(first.from)}\``,
    advice: `name the ports: \`${place}: ${from}\`, or write \`merge: true\` at the input`,
    at: link.at,
  })
}

/** The names of files that an output surely has. */
const filesOf = ({ steps }: Pipeline, { step, port }: Link['from']): string[] =>
  Object.values(own(own(steps, step)?.contract.outputs ?? {}, port)?.datasets ?? {}).flatMap(({ patterns }) =>
    patterns.filter((pattern) => !/[*?]/.test(pattern)),
  )

/** Inputs with more than one producer: they have to say `merge: true`, and the files must fit beside each other. */
export function severalProducers(pipeline: Pipeline, links: Link[]): Finding[] {
  const firsts = new Map<string, Link>()
  const firstWith = (key: string, link: Link): Link | undefined => {
    const known = firsts.get(key)
    firsts.set(key, known ?? link)
    return known
  }
  return links.flatMap((link) => {
    const place = placeOf(link.to)
    if (!own(pipeline.steps, link.to.step)?.contract.inputs[link.to.port]?.merge) {
      const first = firstWith(place, link)
      return first ? [second(link, first)] : []
    }
    return filesOf(pipeline, link.from).flatMap((file) => {
      const other = firstWith(`${place}/${file}`, link)
      return other ? [sameFile(file, { place, producers: [placeOf(other.from), placeOf(link.from)], at: link.at })] : []
    })
  })
}
