import { checkDataSets, isError } from 'pipeproof/kit'
import { parsed, printFindings, printJson, type DataCommand } from './command.ts'

const usage = 'pipeproof data check [NAME] [--json]'

/** Whether data is what it was. */
export const check: DataCommand = {
  usage: 'check [NAME] [--json]',
  summary: 'Tells whether test data is what it was when it was added, and still fits its ports; exit code 1 when not.',
  details:
    '  NAME     `orders` for all its versions, `orders@2` for one; everything, unless told\n  --json   one document of JSON: { data, findings }\n',
  async run(args) {
    const { values, positionals } = parsed(args, { options: { json: { type: 'boolean' } }, usage, takes: [0, 1] })
    const { sets, findings } = await checkDataSets(process.cwd(), positionals[0])
    const isWrong = findings.some(isError)
    if (values.json) printJson({ data: sets, findings })
    else printFindings(findings)
    if (!values.json && !isWrong) process.stdout.write(`${sets.join(', ')}: nothing wrong\n`)
    return isWrong ? 1 : 0
  },
}
