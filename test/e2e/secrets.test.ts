import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { filesBelow } from '../../src/shared/files.ts'
import { runJest, runVitest, type FrameworkRun } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { vitestConfig } from '../support/smallProject.ts'

const token = 'tok-9f8e7d6c5b4a'
const emails = ['ada@example.org', 'bob@example.org', 'cyd@example.org']
const derived = emails.map((email) => `code-of-${email.split('@')[0]}`)
const unseen = 'belongs-to-the-shell'
const phones = ['+44 7700 900123', '+44 7700 900456', '+44 7700 900789']
const hashKey = 'the-key-of-all-hashes'

const script = `import csv, os, sys

def main(input_paths, output_paths, environ_vars, job_args):
    token = environ_vars["API_TOKEN"]
    with open(os.path.join(input_paths["people"], "people.csv")) as source:
        rows = list(csv.DictReader(source))
    told = " ".join([token, os.environ["API_TOKEN"], os.environ.get("SHELL_TOKEN", "***none***")])
    for stream in (sys.stdout, sys.stderr):
        print("said", told, *(row["email"] for row in rows), file=stream)
        print("called", *(row["phone"] for row in rows), file=stream)
    os.write(1, f"natively {token}\\n".encode())
    folder = output_paths["people"]
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "people.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "email", "code", "note"])
        for row in rows:
            code = "code-of-" + row["email"].split("@")[0]
            print("made", code)
            note = "" if job_args.way == "empty" else "note of " + token
            writer.writerow([row["id"], "none" if job_args.way == "masked" else row["email"], code, note])
    for name in ("model.bin", "notes.txt", f"{token}.txt"):
        with open(os.path.join(folder, name), "wb") as target:
            target.write(b"\\0" if name == "model.bin" else b"")
            target.write(f"{token} {rows[0]['email']}".encode())
    if job_args.way == "raises":
        raise ValueError(f"{token} refused {rows[0]['email']} and {code}")
    if job_args.way == "exits":
        sys.exit(f"{token} refused {rows[0]['email']}")
    if job_args.way == "returns":
        return {"status": "error", "message": f"{token} refused {rows[0]['email']}"}
`

const contract = `script: leak.py
inputs:
  people:
    files: people.csv
    columns:
      id: { type: integer, unique: true }
      email: { pattern: "[a-z]{3,9}@example[.]org", masked: true }
      phone: { type: string, unique: true }
    anonymise: { phone: hash }
outputs:
  people:
    files: people.csv
    columns:
      id: { type: integer, unique: true }
      email: { pattern: ".+@.+", masked: true }
      code: { type: string, masked: true }
      note: { type: string }
env: { API_TOKEN: { required: true, example: ${token} } }
args: { way: "" }
`

const caseOf = (
  way: string,
  expected = '',
): string => `    - name: leaks and ${way || 'passes'}${expected === '' ? '' : ', which is expected'}
      inputs: { people: { local: data } }
      args: { way: "${way}" }
${expected}`

const pipelineOf = (cases: string[]): string => `name: leak
steps:
  leak: leak.yaml
cases:
  leak:
${cases.join('')}`

const project = {
  'leak.py': script,
  'leak.yaml': contract,
  'data/people.csv': `id,email,phone\n${emails.map((email, index) => `${index},${email},${phones[index]}\n`).join('')}`,
  'vitest.config.ts': vitestConfig,
  'package.json': '{ "private": true, "jest": { "preset": "pipeproof/preset" } }\n',
}
const green = pipelineOf([caseOf(''), caseOf('raises', '      expect: { fails: refused }\n')])
const red = pipelineOf([
  ...['raises', 'exits', 'returns', 'empty', 'masked'].map((way) => caseOf(way)),
  caseOf('raises', '      expect: { fails: something else }\n'),
])

const env = { SHELL_TOKEN: unseen, PIPEPROOF_HASH_KEY: hashKey }

/** Everything that a run left where somebody may read it. */
function traces(folder: string, { printed, junit, json }: FrameworkRun): Record<string, string> {
  const state = join(folder, '.pipeproof')
  const files = filesBelow(state).map((name) => [
    `.pipeproof/${name}`,
    `${name}\n${readFileSync(join(state, name), 'latin1')}`,
  ])
  return { printed, junit, json, ...Object.fromEntries(files) }
}

function leaksIn(all: Record<string, string>): string[] {
  const secrets = [token, unseen, ...emails, ...derived, ...phones, hashKey]
  return Object.entries(all).flatMap(([place, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${place}`),
  )
}

describe.each([
  { framework: 'Vitest', run: runVitest },
  { framework: 'Jest', run: runJest },
])('with $framework, a secret', ({ run }) => {
  let folder: string
  let ended: FrameworkRun

  beforeAll(async () => {
    folder = makeProject(inject('installed'), { ...project, 'leak.pipeline.yaml': red })
    ended = await run(folder, { env })
  })

  test('is nowhere after a green run', async () => {
    const clean = makeProject(inject('installed'), { ...project, 'leak.pipeline.yaml': green })
    const passed = await run(clean, { env, args: ['-t', 'leaks and'] })
    expect(passed.tests.map(({ status }) => status)).toEqual(['passed', 'passed'])
    expect(leaksIn(traces(clean, passed))).toEqual([])
  })

  test('is nowhere after a red run', () => {
    const failed = ended.tests.filter(({ name, status }) => name.includes('leaks and') && status === 'failed')
    expect(failed).toHaveLength(6)
    expect(leaksIn(traces(folder, ended))).toEqual([])
  })

  test('leaves stars where it was', () => {
    const all = traces(folder, ended)
    expect([all['printed'], all['junit'], all['json']]).toEqual(
      Array(3).fill(expect.stringContaining('*** refused ***')),
    )
    const find = (end: string): string =>
      Object.entries(all)
        .filter(([name]) => name.endsWith(end))
        .map(([, text]) => text)
        .join('\n')
    expect(find('record.json')).toContain('*** refused *** and ***')
    expect(find('stdout.log')).toContain('said *** *** ***none*** *** *** ***')
    expect(find('stdout.log')).toContain('natively ***')
    expect(find('stdout.log')).toMatch(/^called h[0-9a-f]{19} h[0-9a-f]{19} h[0-9a-f]{19}$/m)
    expect(find('stderr.log')).toContain('*** refused ***')
    expect(find('outputs/people/people.csv')).toMatch(/0,(\*\*\*|none),\*\*\*,/)
    expect(find('inputs/people/people.csv')).toContain('0,***')
    expect(find('notes.txt')).toContain('*** ***')
  })
})
