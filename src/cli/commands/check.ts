import { resolve } from 'node:path'
import { compatibility, loadPipeline, wiring } from 'pipeproof'
import { isError, story, warningsOf } from 'pipeproof/kit'
import { oneFile, type CliCommand } from '../command.ts'

/** Everything that can be told of a pipeline without running it. */
export const check: CliCommand = {
  usage: 'PIPELINE.yaml',
  summary: 'Checks wiring and contracts without running a script; exit code 1 when something is wrong.',
  run(args) {
    const pipeline = loadPipeline(resolve(oneFile(args, 'pipeproof check PIPELINE.yaml')))
    const findings = [...wiring(pipeline), ...compatibility(pipeline)]
    const good = `${pipeline.name}: ${Object.keys(pipeline.steps).length} steps, ${pipeline.edges.length} edges, nothing wrong\n`
    for (const warning of warningsOf(pipeline)) process.stdout.write(`${warning}\n`)
    const isWrong = findings.some(isError)
    if (findings.length > 0) process.stdout.write(`${story(findings)}\n`)
    if (!isWrong) process.stdout.write(good)
    return isWrong ? 1 : 0
  },
}
