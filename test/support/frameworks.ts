import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { execa } from 'execa'

/** How a real run of a test framework ended, and what it reported. */
export interface FrameworkRun {
  exitCode: number | undefined
  /** Everything that it printed, both streams. */
  printed: string
  junit: string
  json: string
  tests: ReportedTest[]
}

export interface ReportedTest {
  /** All titles, from the outermost. */
  name: string
  file: string
  status: string
  message: string
}

interface JsonReport {
  testResults: {
    name: string
    assertionResults: { ancestorTitles: string[]; title: string; status: string; failureMessages: string[] }[]
  }[]
}

interface Asked {
  /** Of Vitest: `related` in place of `run`. */
  command?: string | undefined
  args?: string[]
  env?: Record<string, string>
}

/** Where npm put a package that is installed at or above a folder. */
export function installedAt(name: string, folder: string): string {
  const path = join(folder, 'node_modules', name)
  if (existsSync(path)) return path
  if (dirname(folder) === folder) throw new Error(`${name} is not installed`)
  return installedAt(name, dirname(folder))
}

/** An environment as in a user's shell: nothing of the Vitest that runs this. */
export const userEnvironment = (extra: Record<string, string> = {}): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  NO_COLOR: '1',
  ...extra,
})

function reportIn(file: string): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  rmSync(file, { force: true })
  return text
}

function testsIn(json: string): ReportedTest[] {
  if (json === '') return []
  // the frameworks' own reporters wrote it
  const { testResults } = JSON.parse(json) as JsonReport
  return testResults
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ name: file, assertionResults }) => assertionResults.map((result) => ({ file, ...result })))
    .filter(({ status }) => status !== 'pending' && status !== 'skipped')
    .map(({ file, ancestorTitles, title, status, failureMessages }) => ({
      name: [...ancestorTitles, title].join(' > '),
      file,
      status,
      message: failureMessages.join('\n'),
    }))
}

/** The command that starts Vitest in a project, without the start of npx; beside Vitest 5 lies the Node that it needs. */
export function vitestCommand(folder: string): string[] {
  const vitest = installedAt('vitest', folder)
  const newer = join(vitest, '../node24/bin/node')
  return [existsSync(newer) ? newer : process.execPath, join(vitest, 'vitest.mjs')]
}

/** Runs Vitest in a project, with its default, JUnit and JSON reporters. */
export async function runVitest(
  folder: string,
  { command = 'run', args = [], env = {} }: Asked = {},
): Promise<FrameworkRun> {
  const [node = '', entry = ''] = vitestCommand(folder)
  const reporters = ['--reporter=default', '--reporter=junit', '--reporter=json']
  const files = ['--outputFile.junit=report.xml', '--outputFile.json=report.json']
  const { exitCode, all } = await execa(node, [entry, command, '--run', ...args, ...reporters, ...files], {
    cwd: folder,
    env: userEnvironment(env),
    extendEnv: false,
    reject: false,
    all: true,
  })
  const json = reportIn(join(folder, 'report.json'))
  return { exitCode, printed: all, json, junit: reportIn(join(folder, 'report.xml')), tests: testsIn(json) }
}

/** Runs Jest in a project, with its default, JUnit and JSON reporters. */
export async function runJest(folder: string, { args = [], env = {} }: Asked = {}): Promise<FrameworkRun> {
  const entry = join(installedAt('jest', folder), 'bin/jest.js')
  const reporters = ['--reporters=default', '--reporters=jest-junit']
  const { exitCode, all } = await execa(
    process.execPath,
    [entry, ...args, ...reporters, '--json', '--outputFile=report.json'],
    {
      cwd: folder,
      env: userEnvironment({ JEST_JUNIT_OUTPUT_FILE: join(folder, 'report.xml'), ...env }),
      extendEnv: false,
      reject: false,
      all: true,
    },
  )
  const json = reportIn(join(folder, 'report.json'))
  return { exitCode, printed: all, json, junit: reportIn(join(folder, 'report.xml')), tests: testsIn(json) }
}

/** The names of the tests in a JUnit report, as Vitest writes them. */
export const namesInJunit = (junit: string): string[] =>
  [...junit.matchAll(/<testcase [^>]*?\bname="([^"]*)"/g)].map(([, name = '']) =>
    name.trim().replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  )

/** Makes the names of runs the same in every run, for every pipeline and for every way to name a case. */
export const maskRuns = (text: string): string =>
  text.replaceAll(/\.pipeproof\/runs\/[0-9a-f]{8}\/[\w-]+\/([\w-]+?)(-[0-9a-f]{6})?\//g, '.pipeproof/runs/RUN/$1/')
