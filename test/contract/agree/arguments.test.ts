import { describe, expect, test } from 'vitest'
import { agreed, mainOf } from '../../support/agreed.ts'

describe('a script that is called', () => {
  const args = 'args: { job_type: training, rounds: 5 }\n'

  test('reads attributes, and asks for those that may be missing', async () => {
    expect(await agreed(mainOf('job_args.job_type', 'getattr(job_args, "rounds", 3)'), args)).toEqual([])
    expect(await agreed(mainOf('vars(job_args)["job_type"]', 'job_args.rounds'), args)).toEqual([])
  })

  test('is told what it misses and what it does not use', async () => {
    const told = await agreed(mainOf('job_args.job_typ', 'job_args.seed', 'getattr(job_args, "soft", 1)'), args)
    expect(told).toMatchInlineSnapshot(`
      [
        "error step.py:2 Unexpected use of \`job_args.job_typ\` in \`step\`, expected \`job_type\` or \`rounds\`, write \`job_type\`, or declare \`job_typ\` under \`args\`",
        "error step.py:3 Unexpected use of \`job_args.seed\` in \`step\`, expected \`job_type\` or \`rounds\`, declare \`seed\` under \`args\`",
        "warning step.py:4 Unexpected use of \`getattr(job_args, "soft", None)\` in \`step\`, expected \`job_type\` or \`rounds\`, declare \`soft\` under \`args\`",
        "warning step.yaml:1 Unexpected argument \`rounds\` that the script never uses in \`step\`, expected \`job_args.rounds\` in step.py, use it there, or remove it from \`args\`",
      ]
    `)
  })

  test('may say what it refuses to do without', async () => {
    const script = mainOf(
      'if not hasattr(job_args, "seed"):',
      '    raise ValueError("seed")',
      'job_args.job_type',
      'job_args.rounds',
    )
    expect(await agreed(script, args)).toMatchInlineSnapshot(`
      [
        "error step.py:2 Unexpected use of \`job_args.seed\` in \`step\`, expected \`job_type\` or \`rounds\`, declare \`seed\` under \`args\`",
      ]
    `)
  })

  test('may set some itself', async () => {
    const script = mainOf('job_args.seed = 1', 'job_args.seed', 'job_args.job_type', 'job_args.rounds')
    expect(await agreed(script, args)).toEqual([])
  })
})

const script = (...options: string[]): string =>
  ['import argparse', 'parser = argparse.ArgumentParser()', ...options, 'args = parser.parse_args()', ''].join('\n')
const contract = (args: string): string => `mode: entry\nargs: ${args}\n`

describe('a program', () => {
  test('knows the options that it is given', async () => {
    const options = [
      'parser.add_argument("--job-type", "-j", required=True)',
      'parser.add_argument("--rounds", type=int, default=3)',
    ]
    expect(await agreed(script(...options), contract('{ job-type: training, rounds: 5 }'))).toEqual([])
    expect(await agreed(script(...options), contract('{ j: training }'))).toEqual([])
    expect(await agreed(script(...options), contract('{ job: training }'))).toEqual([])
  })

  test('refuses options that it does not know', async () => {
    const told = await agreed(script('parser.add_argument("--rounds")'), contract('{ round_: 5, verbose: false }'))
    expect(told).toMatchInlineSnapshot(`
      [
        "error step.yaml:1 Unexpected argument \`--round_\` that the script does not know in \`step\`, expected \`--rounds\`, write \`rounds\` under \`args\`, or \`add_argument("--round_")\` in the script",
      ]
    `)
  })

  test('that looks at known options only is warned of others', async () => {
    const loose = script('parser.add_argument("--rounds")').replace('parse_args', 'parse_known_args')
    expect(await agreed(loose, contract('{ other: 5 }'))).toMatchInlineSnapshot(`
      [
        "warning step.yaml:1 Unexpected argument \`--other\` that the script does not know in \`step\`, expected \`--rounds\`, write \`add_argument("--other")\` in the script",
      ]
    `)
  })

  test('is given what it demands', async () => {
    const options = [
      'parser.add_argument("--job_type", required=True)',
      'parser.add_argument("file")',
      'parser.add_argument("rest", nargs="*")',
    ]
    expect(await agreed(script(...options), contract('{}'))).toMatchInlineSnapshot(`
      [
        "error step.py:3 Unexpected option \`--job_type\` that the script demands and nobody gives in \`step\`, expected \`job_type\` under \`args\`, write \`args: { job_type: VALUE }\`, or drop \`required=True\`",
        "error step.py:4 Unexpected positional argument \`file\` that the script demands in \`step\`, expected options only, as the platform gives them, write \`add_argument("--file")\`",
      ]
    `)
  })

  test('is given values that it takes', async () => {
    const options = [
      'KINDS = ["training", "testing"]',
      'parser.add_argument("--kind", choices=KINDS)',
      'parser.add_argument("--rounds", type=int)',
      'parser.add_argument("--rate", type=float)',
    ]
    expect(await agreed(script(...options), contract('{ kind: trainin, rounds: 1.5, rate: fast }')))
      .toMatchInlineSnapshot(`
        [
          "error step.py:4 Unexpected value \`trainin\` of the argument \`--kind\` in \`step\`, expected \`testing\` or \`training\`, as the script says, write such a value under \`args\`, or widen \`add_argument("--kind")\`",
          "error step.py:5 Unexpected value \`1.5\` of the argument \`--rounds\` in \`step\`, expected a whole number, as the script says, write such a value under \`args\`, or widen \`add_argument("--rounds")\`",
          "error step.py:6 Unexpected value \`fast\` of the argument \`--rate\` in \`step\`, expected a number, as the script says, write such a value under \`args\`, or widen \`add_argument("--rate")\`",
        ]
      `)
    expect(await agreed(script(...options), contract('{ kind: testing, rounds: -1, rate: 1e-3 }'))).toEqual([])
  })

  test('may build its options where they can be followed', async () => {
    const built =
      'import argparse\ndef parse():\n    p = argparse.ArgumentParser()\n    g = p.add_argument_group("g")\n    g.add_argument("--rounds")\n    return p.parse_args()\nif __name__ == "__main__":\n    parse()\n'
    expect(await agreed(built, contract('{ rounds: 1 }'))).toEqual([])
    expect(await agreed(built, contract('{ other: 1 }'))).toHaveLength(1)
  })

  test('with options that can not be told is left alone', async () => {
    const computed = script('for name in open("names"):', '    parser.add_argument(f"--{name}")')
    expect(await agreed(computed, contract('{ rounds: 1 }'))).toMatchInlineSnapshot(`
      [
        "note step.py:4 the options of the command line can not be told, so nothing is said of them",
      ]
    `)
    expect(
      await agreed('import click\n@click.command()\ndef run():\n    pass\nrun()\n', contract('{ rounds: 1 }')),
    ).toEqual([])
  })
})
