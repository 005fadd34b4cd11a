import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readContract } from '../src/load.ts'
import { personalData } from '../src/personalData.ts'
import { local } from '../src/api.ts'
import { runScript } from '../src/runScript.ts'
import { folder } from './support/folder.ts'

const contract = `script: s.py
inputs:
  raw: { files: raw.csv, columns: { id: { type: integer }, contact: { type: string } } }
outputs:
  out: { files: out.csv }
`
const script = `import os
def main(input_paths, output_paths, environ_vars, job_args):
    open(os.path.join(output_paths["out"], "out.csv"), "w").write("id")
`
const files = {
  'raw.csv': 'id,contact\n1,ada@mail.de\n',
  's.py': script,
  'c.yaml': contract,
  'package.json': '{}',
  'a.bin': 'ada@mail.de',
}

test('files are looked at by themselves', async () => {
  const dir = folder(files)
  expect(await personalData([join(dir, 'raw.csv')])).toEqual([{ column: 'contact', kind: 'e-mail', count: 1, of: 1 }])
  expect(
    await personalData([join(dir, 'raw.csv')], { format: 'csv', columns: { contact: { enum: ['ada@mail.de'] } } }),
  ).toEqual([])
  expect(await personalData([join(dir, 'a.bin')])).toEqual([])
})

test('data about people is told once of a source, and not at all once it is said what becomes of it', async () => {
  const dir = folder(files)
  const known = readContract(join(dir, 'c.yaml'))
  const codes = async (input: ReturnType<typeof local>): Promise<string[]> => {
    const { ok, findings } = await runScript(known, { inputs: { raw: input } })
    expect(ok).toBe(true)
    return findings.map(({ code, severity, place }) => `${code} ${severity} ${place}`)
  }
  const path = join(dir, 'raw.csv')
  expect(await codes(local(path))).toEqual(['personal-data warning c.raw'])
  expect(await codes(local(path))).toEqual([])
  expect(await codes(local(path, { anonymise: { contact: 'mask' } }))).toEqual([])
  expect(await codes(local(path, { anonymise: { contact: 'keep' } }))).toEqual([])
})
