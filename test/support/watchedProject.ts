import { smallProject, vitestConfig } from './smallProject.ts'

const script = smallProject['double.py']

const contract = (name: string): string => smallProject['double.yaml'].replace('double.py', `../scripts/${name}.py`)

/** Reads a helper, which imports another, and a file whose path no text tells. */
const first = script
  .replace('import csv, os', 'import csv, os\nfrom lib.rates import rate\n')
  .replace(
    '    os.makedirs',
    '    limit = open(os.path.join(os.path.dirname(__file__), "..", "con" + "fig", "limit.txt")).read()\n    os.makedirs',
  )
  .replace('* 2', '* rate() * int(limit)')

/** Pipelines that share some files, as YAML and from TypeScript, by a path that is written out and by one that is computed. */
export const watchedProject = {
  '.gitignore': '.pipeproof\n',
  'vitest.config.ts': vitestConfig,
  'scripts/first.py': first,
  'scripts/lib/rates.py': 'from .base import one\n\ndef rate():\n    return one()\n',
  'scripts/lib/base.py': 'def one():\n    return 1\n',
  'config/limit.txt': '1\n',
  'scripts/second.py': script,
  'scripts/third.py': script,
  'contracts/first.yaml': contract('first'),
  'contracts/second.yaml': contract('second'),
  'contracts/third.yaml': contract('third'),
  'data/numbers.csv': 'n\n1\n2\n',
  'a.pipeline.yaml': `name: a
steps: { first: contracts/first.yaml, second: contracts/second.yaml }
edges: { second.numbers: first.numbers }
cases:
  first:
    - { name: real data, inputs: { numbers: { local: data } } }
`,
  'pipelines/b.yaml': `name: b
steps: { second: ../contracts/second.yaml, third: ../contracts/third.yaml }
edges: { third.numbers: second.numbers }
`,
  'pipelines/c.yaml': 'name: c\nsteps: { third: ../contracts/third.yaml }\n',
  'b.test.ts': "import { describePipeline } from 'pipeproof/vitest'\ndescribePipeline('./pipelines/b.yaml')\n",
  'c.test.ts': `import { describePipeline } from 'pipeproof/vitest'
const name: string = ['c', 'yaml'].join('.')
describePipeline(\`./pipelines/\${name}\`)
`,
  'd.test.ts': "import { test } from 'vitest'\ntest('needs nothing', () => {})\n",
}
