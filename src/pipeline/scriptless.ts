import type { Finding } from '../model/finding.ts'
import type { Outside, Pipeline } from '../model/pipeline.ts'
import { finding } from '../shared/finding.ts'
import { graphOf } from './graph.ts'

type Lost = NonNullable<Outside['lost']>

/** What was looked for is missed for certain where another file is close, or where data would have to pass. */
function lost({ name, at }: Outside, { expected, nearest, isScript = false }: Lost, passes: boolean): Finding {
  const put = isScript ? 'put it there' : 'write it'
  return finding({
    code: 'step-without-contract',
    severity: passes || nearest !== undefined ? 'error' : 'warning',
    place: name,
    fault: 'contract',
    received: `step \`${name}\` without ${isScript ? 'its script' : 'a contract'}`,
    expected: isScript ? `\`${expected}\` below the folder of the pipeline` : `\`${expected}\``,
    advice:
      nearest === undefined ? `${put}, or take the step for a source or a sink` : `rename \`${nearest}\`, or ${put}`,
    at,
  })
}

function passed({ name, at }: Outside): Finding {
  return finding({
    code: 'step-without-contract',
    severity: 'warning',
    place: name,
    fault: 'contract',
    received: `step \`${name}\` without a script between others`,
    expected: 'a contract, or only edges from it or only edges to it',
    advice: `write \`${name}: CONTRACT.yaml\` under \`steps\`, as data can not be followed through it`,
    at,
  })
}

/** Nodes without a script are sources and sinks; others are holes in the pipeline. */
export function scriptless(pipeline: Pipeline): Finding[] {
  const { before, after } = graphOf({ ...pipeline, edges: pipeline.edges.filter(({ kind }) => kind !== 'order') })
  return Object.values(pipeline.outside).flatMap((node) => {
    const passes = [before, after].every((neighbours) => (neighbours.get(node.name)?.size ?? 0) > 0)
    if (node.lost) return [lost(node, node.lost, passes)]
    return passes && !node.isService ? [passed(node)] : []
  })
}
