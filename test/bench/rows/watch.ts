import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { filesBelow } from '../../../src/shared/files.ts'
import { runVitest } from '../../support/frameworks.ts'
import { watchVitest } from '../../support/watchVitest.ts'
import { compare, type Row } from '../compare.ts'
import { projectWith } from '../project.ts'

const example = resolve(import.meta.dirname, '../../../examples/01-quickstart')

/** The quickstart, edited in its last step while Vitest watches, against a whole run of it. */
export async function watch(): Promise<Row[]> {
  const names = filesBelow(example).filter((name) => !/^(node_modules|\.pipeproof)\//.test(name))
  const folder = projectWith(Object.fromEntries(names.map((name) => [name, readFileSync(join(example, name), 'utf8')])))
  await runVitest(folder)
  const vitest = await watchVitest(folder)
  const edit = (): void => appendFileSync(join(folder, 'scripts/report.py'), '# edited\n')
  const rows = await compare({
    title: 'the quickstart, its last script edited',
    against: 'a run of all tests',
    examples: 1,
    rounds: 3,
    ways: [
      {
        name: 'a run of all tests',
        async run() {
          rmSync(join(folder, '.pipeproof/cache'), { recursive: true, force: true })
          return (await runVitest(folder)).exitCode === 0 ? 1 : 0
        },
      },
      {
        name: 'the first result while watching',
        run: async () => {
          const again = await vitest.after(edit)
          return { ran: again?.files.length ?? 0, seconds: again?.firstSeconds ?? Number.NaN }
        },
      },
      { name: 'all results while watching', run: async () => (await vitest.after(edit))?.files.length ?? 0 },
    ],
    targets: {},
  })
  await vitest.end()
  return rows
}
