import { spawn } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { chromium, openPage, type Page } from '../support/browser.ts'
import { userEnvironment, vitestCommand } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { isMissing } from '../support/required.ts'
import { vitestConfig } from '../support/smallProject.ts'

const example = resolve(import.meta.dirname, '../../examples/05-jest')

/** A pipeline whose first step breaks a promise. */
function redProject(): string {
  const folder = makeProject(inject('installed'), { 'vitest.config.ts': vitestConfig })
  for (const name of ['contracts', 'scripts', 'tides.pipeline.yaml'])
    cpSync(join(example, name), join(folder, name), { recursive: true })
  const script = join(folder, 'scripts/toMetres.py')
  writeFileSync(script, readFileSync(script, 'utf8').replace('* 0.3048', '* 3.048'))
  return folder
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo // it listens on a port
      server.close(() => found(port))
    })
  })

/** Starts Vitest with its UI, and waits until the tests have run. */
async function startUi(folder: string, port: number): Promise<() => Promise<void>> {
  const [node = '', entry = ''] = vitestCommand(folder)
  const child = spawn(node, [entry, '--ui', '--watch', '--open=false', `--api.port=${port}`], {
    cwd: folder,
    env: userEnvironment(),
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  await new Promise<void>((done) => {
    let printed = ''
    child.stdout.on('data', (text: Buffer) => void ((printed += String(text)), printed.includes('Duration') && done()))
    child.once('exit', () => done())
  })
  return () => {
    child.kill('SIGTERM')
    return ended
  }
}

describe.skipIf(isMissing('chromium', existsSync(chromium)))('the UI of Vitest', () => {
  let stop: () => Promise<void>
  let page: Page
  const text = (): Promise<unknown> => page.evaluate('document.body.innerText')
  const open = async (title: string): Promise<void> => {
    const item = `document.querySelector('[aria-label=${JSON.stringify(title)}]')`
    await page.until(item)
    await page.evaluate(`${item}.click()`)
    await page.until(`document.body.innerText.includes('Test Meta')`)
  }
  /** The widths of the pictures in the report, as far as they can be drawn. */
  const widths = (): Promise<unknown> =>
    page.evaluate(`[...document.images].filter(({ src }) => src.startsWith('data:')).map((each) => each.naturalWidth)`)

  beforeAll(async () => {
    const port = await freePort()
    stop = await startUi(redProject(), port)
    page = await openPage()
    await page.open(`http://localhost:${port}/__vitest__/`)
  })

  afterAll(async () => {
    await page.close()
    await stop()
  })

  test('shows of a red test what it found, where its data is and how to see it again', async () => {
    await open('runs on valid data')
    const shown = String(await text())
    expect(shown).toContain('Test Annotations')
    expect(shown).toMatch(/^range\nUnexpected `-12\.192` in `metres\.levels\.metres`, expected a number/m)
    expect(shown).toMatch(/^rows\nDownload\nrows that show `range` in metres\.levels\.metres$/m)
    expect(shown).toMatch(/^files\n\.pipeproof\/runs\/\w+\/tides\/metres-\w+-smallest-\d+\/$/m)
    expect(shown).toMatch(/^again\nPIPEPROOF_REPLAY=\w{6} npx vitest run tides\.pipeline\.yaml -t '/m)
  })

  test('draws the pipeline with its verdicts, and the data', async () => {
    await open('runs on valid data')
    await page.until(`[...document.images].filter(({ src }) => src.startsWith('data:image/svg')).length === 2`)
    expect(await widths()).toEqual([430, 900])
  })

  test('shows its key facts and its tags', async () => {
    await open('runs on valid data')
    const shown = String(await text())
    expect(shown).toMatch(/> runs on valid data\nscript\ngenerated\n/)
    const facts: unknown = JSON.parse(/Test Meta\npipeproof\n(\{[^]*\n\})/.exec(shown)?.[1] ?? 'null')
    expect(facts).toMatchObject({ pipeline: 'tides', step: 'metres', verdict: 'failed', rows: { in: 100, out: 100 } })
  })

  test('draws nothing beside what passed', async () => {
    await open('highest runs on it')
    expect(await widths()).toEqual([])
  })
})
