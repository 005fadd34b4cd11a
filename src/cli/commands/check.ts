import { resolve } from 'node:path'
import { compatibility, loadPipeline, wiring, type Pipeline } from 'pipeproof'
import { agreements, counted, isError, noted, story, warningsOf } from 'pipeproof/kit'
import { oneFile, type CliCommand } from '../command.ts'

/** What there is to be right: a node without a contract is never wrong. */
function sizeOf({ steps, outside, edges }: Pipeline): string {
  const [known, others] = [Object.keys(steps).length, Object.keys(outside).length]
  const nodes = others === 0 ? [] : [`${others} without a contract`]
  return [counted(known, 'step'), ...nodes, counted(edges.length, 'edge')].join(', ')
}

async function checked(pipeline: Pipeline): Promise<number> {
  const { findings: ofScripts, notes } = await agreements(pipeline)
  const findings = [...wiring(pipeline), ...compatibility(pipeline), ...ofScripts]
  const good = `${pipeline.name}: ${sizeOf(pipeline)}, nothing wrong\n`
  for (const line of [...warningsOf(pipeline), ...noted('note', notes)]) process.stdout.write(`${line}\n`)
  const isWrong = findings.some(isError)
  if (findings.length > 0) process.stdout.write(`${story(findings)}\n`)
  if (!isWrong) process.stdout.write(good)
  return isWrong ? 1 : 0
}

/** Everything that can be told of a pipeline without running it. */
export const check: CliCommand = {
  usage: 'PIPELINE.yaml',
  summary:
    'Checks wiring, contracts and the texts of scripts without running one; exit code 1 when something is wrong.',
  run(args) {
    const pipeline = loadPipeline(resolve(oneFile(args, 'pipeproof check PIPELINE.yaml')))
    return checked(pipeline)
  },
}
