import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import type { Finding } from '../../src/model/finding.ts'
import { story } from '../../src/report/story.ts'
import { isError } from '../../src/shared/finding.ts'
import { blocksOf } from '../support/blocks.ts'
import { folder as emptyFolder } from '../support/folder.ts'
import { hasModule } from '../support/pythonModule.ts'
import { isMissing } from '../support/required.ts'

vi.setConfig({ testTimeout: 300_000 })

const examples = resolve(import.meta.dirname, '../../examples')
const home = join(examples, 'bugs')
const patches = readdirSync(home).filter((file) => file.endsWith('.patch'))
const page = readFileSync(join(home, 'README.md'), 'utf8')
const messages = blocksOf(join(home, 'README.md')).map(({ text }) => text.trimEnd())

const isLeftOut = ['pandas', 'sklearn', 'xgboost'].some((name) => isMissing(name, hasModule(name)))

const weight = (each: Finding): number => Number(isError(each)) + Number(each.sample.length > 0)

/** The first thing that a test of the patched example tells, with a row where there is one. */
async function told(patch: string, group: string, title: string): Promise<string> {
  const folder = emptyFolder()
  cpSync(join(examples, '02-fraud-xgboost'), folder, {
    recursive: true,
    filter: (path) => !path.includes('.pipeproof'),
  })
  execFileSync('git', ['apply', join(home, `${patch}.patch`)], { cwd: folder })
  const flow = openFlow(readPipeline(join(folder, 'fraud.pipeline.yaml')), { own: true, shrink: false })
  onTestFinished(() => flow.close())
  const { tests = [] } = flow.plan.groups.find((each) => each.title === group) ?? {}
  const planned = tests.find((each) => each.title === title)
  const findings = planned ? await flow.examine(planned, group) : []
  const [first] = findings.toSorted((one, other) => weight(other) - weight(one))
  if (!first) return 'nothing'
  const { workspace: _, sample, ...said } = first
  const text = story([{ ...said, sample: sample.slice(0, 2) }]).replaceAll(`${relative('', folder)}/`, '')
  return `${first.code} at ${first.place}\n${text}`
}

/** Without the first line, which is for the tests alone. */
const messageOf = (text: string): string => text.slice(text.indexOf('\n') + 1)

test.each(patches)('%s says what somebody thought, and is small', (patch) => {
  const [thought = '', ...lines] = readFileSync(join(home, patch), 'utf8').split('\n')
  expect(thought).toMatch(/^# [A-Z].*[.?]$/)
  const changed = lines.filter((line) => /^[-+](?![-+]{2} )/.test(line))
  expect(changed.length).toBeGreaterThan(0)
  expect(changed.length).toBeLessThanOrEqual(10)
  expect(page).toContain(`](${patch})`)
})

describe.skipIf(isLeftOut)('a bug that is loud', () => {
  test('a text where a list was is told where the model is used', async () => {
    const text = await told('01-features-as-text', 'train.model -> evaluate.model', 'evaluate runs on it')
    expect(text).toMatchInlineSnapshot(`
      "exception at evaluate
      Unexpected \`KeyError: 'log_amount,amount_missing,hour,risk_merchant_category,risk_country,risk_device'\` in \`evaluate\`, expected a run that ends without an error, its inputs have the columns \`transaction_id\`, \`card_id\`, \`country\`, \`device\`, \`hour\`, \`amount_usd\`, \`amount_missing\`, \`log_amount\`, \`risk_merchant_category\`, \`risk_country\`, \`risk_device\` and \`is_fraud\`

        the script of evaluate does not do what its contract says
        after  KeyError: 'log_amount,amount_missing,hour,risk_merchant_category,risk_country,risk_device'"
    `)
    expect(messages).toContain(messageOf(text))
  })

  test('a file of another name is told of the step that wrote it', async () => {
    const edge = 'preprocess.processed -> convert.payments'
    const text = await told('02-file-of-another-name', edge, 'what is written satisfies what is needed')
    expect(text).toMatchInlineSnapshot(`
      "missing-files at preprocess.processed
      Unexpected files \`test/part-00000.csv\`, \`train/part-00000.csv\` and \`validation/part-00000.csv\` in \`preprocess.processed\`, expected \`train/train_data.csv\`, write it, or change \`files\` of processed

        preprocess broke its promise"
    `)
    expect(messages).toContain(messageOf(text))
  })

  test('an optional input that is not is told twice: without a run, and by its crash', async () => {
    const asked = await told('03-optional-that-is-not', 'convert', 'the script agrees with its contract')
    expect(asked).toMatchInlineSnapshot(`
      "undeclared-name at convert
      warning  Unexpected use of \`input_paths.get("corrections")\` in \`convert\`, expected \`payments\` or \`rates\`, declare \`corrections\` under \`inputs\`

        the script of convert and its contract disagree
        in   scripts/convert_currency.py:52"
    `)
    expect(messages).toContain(messageOf(asked))
    const crash = await told('03-optional-that-is-not', 'convert', 'runs on valid data')
    expect(crash).toMatchInlineSnapshot(`
      "exception at convert
      Unexpected \`FileNotFoundError: [Errno 2] No such file or directory: 'rates.csv'\` in \`convert\`, expected a run that ends without an error, its folder holds \`inputs\`, \`outputs\`, \`stderr.log\` and \`stdout.log\`

        the script of convert does not do what its contract says"
    `)
  })

  test('a channel of another name is told where it is missed', async () => {
    const text = await told('04-channel-of-another-name', 'train', 'runs on valid data')
    expect(text).toMatchInlineSnapshot(`
      "exception at train
      Unexpected \`TypeError: expected str, bytes or os.PathLike object, not NoneType\` in \`train\`, expected a run that ends without an error, mend \`scripts/split_files.py:24\`

        the script of train does not do what its contract says"
    `)
    expect(messages).toContain(messageOf(text))
  })

  test('a column that nobody writes is told of the step that renamed it', async () => {
    const edge = 'evaluate.predictions -> calibrate.predictions'
    const text = await told('05-column-nobody-writes', edge, 'what is written satisfies what is needed')
    const withoutRow = text.replace(/\n {2}row[^]*/, '')
    expect(withoutRow).toMatchInlineSnapshot(`
      "columns at evaluate.predictions.is_fraud
      Unexpected columns \`transaction_id\`, \`country\`, \`device\`, \`amount_usd\`, \`is_fraud_true\` and \`score\` in \`evaluate.predictions.is_fraud\`, expected a column \`is_fraud\`, write it, or declare it \`optional: true\`

        evaluate broke its promise"
    `)
    expect(messages).toContain(messageOf(withoutRow))
  })
})

describe.skipIf(isLeftOut)('a bug that is silent', () => {
  test('a logarithm that is taken twice is told by the first payment', async () => {
    const edge = 'impute.imputed -> encode.payments'
    const text = await told('06-logarithm-twice', edge, 'what is written satisfies what is needed')
    expect(text).toMatchInlineSnapshot(`
      "keepsValues at impute.imputed.amount_usd
      Unexpected \`3.1540172525197043\` in \`impute.imputed.amount_usd\`, expected \`22.43\`, as \`payments\` has it for the same \`transaction_id\`, join by the key, and look for what is done twice or not at all

        impute broke its promise: 585 of 624 rows (93.8 %)
        row 1  { amount_usd: 3.1540172525197043, transaction_id: 100004, card_id: C0021, hour: 1, amount: 22.43, currency: USD, … }  in test/test_data.csv
        row 3  { amount_usd: 3.245322994883049, transaction_id: 100007, card_id: C0048, hour: 10, amount: 24.67, currency: USD, … }  in test/test_data.csv"
    `)
    expect(messages).toContain(messageOf(text))
  })

  test('payments that get lost are told by their keys', async () => {
    const edge = 'preprocess.processed -> convert.payments'
    const text = await told('07-dropna-of-all-columns', edge, 'what is written satisfies what is needed')
    expect(text).toMatchInlineSnapshot(`
      "keepsKeys at preprocess.processed
      Unexpected loss of 99 rows of \`raw\` in \`preprocess.processed\`, expected the same \`transaction_id\` as in \`raw\`, find the join or filter that changes them, or declare \`where\`, \`lost\` or \`invented\`

        preprocess broke its promise: 99 rows
        row 27  { transaction_id: 100075, card_id: C0136, occurred_at: 2026-03-02T12:39:00Z, amount: null, currency: null, country: US, … }  in part-00000.csv
        row 32  { transaction_id: 100391, card_id: C0261, occurred_at: 2026-03-02T15:04:00Z, amount: null, currency: USD, country: US, … }  in part-00000.csv"
    `)
    expect(messages).toContain(messageOf(text))
  })

  test('probabilities of other payments are told by rows in another order', async () => {
    const text = await told(
      '08-probabilities-in-another-order',
      'calibrate',
      'writes the same for rows in another order',
    )
    expect(text).toMatchInlineSnapshot(`
      "relation-rowOrder at calibrate.calibrated
      Unexpected 16 rows less and 16 rows more (\`test/test_data.csv\`) in \`calibrate.calibrated\`, expected the same for rows in another order, mend the script, or take \`rowOrder\` out of \`relations\`

        the script of calibrate does not do what its contract says
        lost   { transaction_id: 791160083, is_fraud: 1, score: 1, probability: 0.428571 }
        lost   { transaction_id: 140466179, is_fraud: 1, score: 0.2, probability: 0.428571 }
        lost   { transaction_id: 181724778, is_fraud: 0, score: 0.99, probability: 0.428571 }
        new    { transaction_id: 204807748, is_fraud: 0, score: 0.53, probability: 0.428571 }
        new    { transaction_id: 748738636, is_fraud: 0, score: 0.77, probability: 0.428571 }
        new    { transaction_id: 973740694, is_fraud: 0, score: 0.39, probability: 0.428571 }"
    `)
    expect(messages).toContain(messageOf(text))
  })

  test('risks that know the test split are told by the first payment', async () => {
    const edge = 'encode.features -> train.features'
    const text = await told('09-risks-of-all-splits', edge, 'what is written satisfies what is needed')
    expect(text).toMatchInlineSnapshot(`
      "keepsValues at encode.features.risk_country
      Unexpected \`0.1488665126004182\` in \`encode.features.risk_country\`, expected \`0.14006900284129348\`, as \`payments\` has it for the same \`transaction_id\`, join by the key, and look for what is done twice or not at all

        encode broke its promise: 624 of 624 rows
        row 1  { risk_country: 0.1488665126004182, transaction_id: 100004, card_id: C0021, country: US, device: contactless, hour: 1, … }  in test/test_data.csv
        row 2  { risk_country: 0.15926385442514476, transaction_id: 100005, card_id: C0252, country: GB, device: chip, hour: 11, … }  in test/test_data.csv"
    `)
    expect(messages).toContain(messageOf(text))
  })

  test('a label that is taken by its position is told by a column more, and by the AUC of the test split', async () => {
    const another = await told('10-label-by-position', 'train', 'writes the same when the input has a column more')
    // how xgboost says it differs from version to version
    expect(another).toMatch(/^exception at train\n/)
    expect(another).toMatch(/label must be in \[0,1\]/)
    const place = 'evaluate.predictions passes its checks across steps'
    const text = await told('10-label-by-position', 'fraud', place)
    expect(text).toMatch(/^slices at evaluate\.predictions\.split\n/)
    expect(text).toMatch(/auc 0\.\d+ of 123 rows for `test` in .*, expected auc of at least 0\.85 in every slice/)
  })
})
