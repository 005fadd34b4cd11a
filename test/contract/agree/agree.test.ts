import { expect, test } from 'vitest'
import { agreed, mainOf } from '../../support/agreed.ts'

const call = 'mode: call\n'

test('a script that is no Python of this version is told with its place', async () => {
  expect(await agreed('def main(:\n    pass\n', call)).toMatchInlineSnapshot(`
    [
      "error step.py:1 Unexpected syntax (invalid syntax) in \`step\`, expected Python that 3.11 can read, mend it, or set \`PIPEPROOF_PYTHON\` to a newer one",
    ]
  `)
  expect(await agreed('print "hello"\n', call)).toHaveLength(1)
  expect(await agreed('if x:\n\tprint(1)\n        print(2)\n', call)).toHaveLength(1)
})

test('a script that is no text is told', async () => {
  const bytes = Buffer.from('x = "\xe9"\n', 'latin1')
  const told = await agreed('', call, { 'step.py': bytes })
  expect(told).toMatchInlineSnapshot(`
    [
      "error step.py:1 Unexpected bytes ((unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data) in \`step\`, expected a text in UTF-8, or with its encoding in the first line, save it as UTF-8",
    ]
  `)
  const declared = Buffer.concat([Buffer.from('# -*- coding: latin-1 -*-\n'), bytes, Buffer.from(mainOf('pass'))])
  expect(await agreed('', call, { 'step.py': declared })).toEqual([])
  expect(await agreed('x = 1\0\n', call)).toHaveLength(1)
})

test('a script that is too deep to be looked at is a note', async () => {
  const deep = `x = ${'('.repeat(150)}1${')'.repeat(150)}\n${mainOf('pass')}`
  const told = await agreed(`${deep}\ny = ${'1 + '.repeat(20_000)}1\n`, call)
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(/^note step.py:\d+ the script is not looked at: it is too deeply nested$/)
})

test('newer syntax is understood where Python understands it', async () => {
  const script = mainOf('match job_args.kind:', '    case "a":', '        input_paths["raw"]')
  expect(await agreed(script, 'inputs: { raw: { files: a.csv } }\nargs: { kind: a }\n')).toEqual([])
})

test('names that JavaScript has for itself are names', async () => {
  const script = mainOf('input_paths["__proto__"]', 'environ_vars["constructor"]', 'job_args.toString')
  expect(await agreed(script, call)).toHaveLength(3)
})

test('an empty script has no `main`', async () => {
  expect(await agreed('', call)).toHaveLength(1)
})
