import { counted, type Progress } from 'pipeproof/kit'

interface TestCase {
  id: string
  fullName: string
}

/** The part of the terminal that Vitest draws again and again, below all that is printed. */
interface Window {
  options: { getWindow(): string[] }
}

/** Vitest, as far as it is asked. */
interface Vitest {
  config: { reporters: unknown[] }
  reporters?: unknown[]
}

const enoughMs = 2000

const number = new Intl.NumberFormat('en-US')

/** One line, such as `orders > clean > keeps its promises: clean, 130 of 500 runs, 6,800 rows, 12 s`. */
function lineOf(test: string, { running, done, total, unit, rows = 0 }: Progress, seconds: number): string {
  const count = total === undefined ? counted(done, unit) : `${done} of ${counted(total, unit)}`
  const size = rows > 0 ? [`${number.format(rows)} ${rows === 1 ? 'row' : 'rows'}`] : []
  return `${test}: ${[running, count, ...size, `${Math.floor(seconds)} s`].join(', ')}`
}

/** Vitest's own live summary, by whichever reporter has one; it is no part of what Vitest promises, and may be elsewhere one day. */
function windowsOf({ reporters = [] }: Vitest): Window[] {
  // looked at before it is used
  const known = reporters as { summary?: { renderer?: Partial<Window> }; renderer?: Partial<Window> }[]
  return known
    .map((reporter) => reporter.summary?.renderer ?? reporter.renderer)
    .filter((found): found is Window => typeof found?.options?.getWindow === 'function')
}

/** A reporter that adds to Vitest's live summary how far tests are that take long; where there is no summary it shows nothing. */
export class ProgressReporter {
  readonly #began = new Map<string, number>()
  readonly #told = new Map<string, { test: string; progress: Progress }>()
  readonly #drawn = new WeakSet<Window>()
  readonly #columns: () => number
  #vitest: Vitest | undefined

  constructor(columns = () => process.stdout.columns) {
    this.#columns = columns
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunStart(): void {
    this.#began.clear()
    this.#told.clear()
    for (const window of this.#vitest ? windowsOf(this.#vitest) : []) this.#drawIn(window)
  }

  onTestCaseReady({ id }: TestCase): void {
    this.#began.set(id, performance.now())
  }

  onTestCaseArtifactRecord({ id, fullName }: TestCase, artifact: { type: string; progress?: Progress }): void {
    const { type, progress } = artifact
    if (type === 'pipeproof:progress' && progress) this.#told.set(id, { test: fullName, progress })
  }

  onTestCaseResult({ id }: TestCase): void {
    this.#began.delete(id)
    this.#told.delete(id)
  }

  /** One line for each test that takes long. */
  lines(): string[] {
    return [...this.#told].flatMap(([id, { test, progress }]) => {
      const ms = performance.now() - (this.#began.get(id) ?? Infinity)
      return ms < enoughMs ? [] : [` ${lineOf(test, progress, ms / 1000)}`.slice(0, this.#columns())]
    })
  }

  #drawIn(window: Window): void {
    // in watch mode it is the same one in each run
    if (this.#drawn.has(window)) return
    this.#drawn.add(window)
    const { options } = window
    const getWindow = options.getWindow.bind(options)
    options.getWindow = () => {
      const lines = this.lines()
      return lines.length > 0 ? ['', ...lines, ...getWindow()] : getWindow()
    }
  }
}

/** Adds the reporter where somebody looks at a terminal; the workers, who tell it, inherit the variable. */
export function addProgress({ config }: Vitest): void {
  const isSeen = process.stdout.isTTY && !process.env['CI']
  // each of several projects has the plugin
  if (!isSeen || config.reporters.some((reporter) => reporter instanceof ProgressReporter)) return
  process.env['PIPEPROOF_PROGRESS'] = '1'
  config.reporters.push(new ProgressReporter())
}
