#!/usr/bin/env node
import { PipeproofError } from 'pipeproof'
import { nearest, version } from 'pipeproof/kit'
import { cache } from './commands/cache.ts'
import { check } from './commands/check.ts'
import { compare } from './commands/compare.ts'
import { dag } from './commands/dag.ts'
import { data } from './commands/data.ts'
import { infer } from './commands/infer.ts'
import { record } from './commands/record.ts'
import { settings } from './commands/settings.ts'
import type { CliCommand } from './command.ts'

const commands: Record<string, CliCommand> = { cache, check, compare, dag, data, infer, record, settings }

const widest = Math.max(...Object.entries(commands).map(([name, { usage }]) => `${name} ${usage}`.length))

const help = `pipeproof ${version}: tests for data and ML pipelines

${Object.entries(commands)
  .map(([name, { usage, summary }]) => `  pipeproof ${`${name} ${usage}`.padEnd(widest)} ${summary}`)
  .join('\n')}
  pipeproof --version

The tests themselves run with \`npx vitest run\` or \`npx jest\`.
`

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') return print(help)
  if (name === '--version' || name === '-v') return print(`${version}\n`)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    const known = Object.keys(commands)
    throw new PipeproofError('wrongUse', { received: `command \`${name}\``, known, nearest: nearest(name, known) })
  }
  if (args.includes('--help') || args.includes('-h'))
    return print(command.help?.(args) ?? `pipeproof ${name} ${command.usage}\n\n${command.summary}\n`)
  return command.run(args)
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof PipeproofError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
