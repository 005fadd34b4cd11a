interface GlobalConfig {
  collectCoverage: boolean
  coverageProvider: string
}

const note = "The coverage has no Python in it: for that, leave `coverageProvider: 'v8'` out of Jest's configuration\n"

/** Tells the test files whether there is coverage, which Jest does not; it takes nothing in beside what V8 counts. */
export default function setup({ collectCoverage, coverageProvider }: GlobalConfig): void {
  if (!collectCoverage) return
  if (coverageProvider === 'v8') process.stderr.write(note)
  else process.env['PIPEPROOF_JEST_COVERAGE'] = '1'
}
