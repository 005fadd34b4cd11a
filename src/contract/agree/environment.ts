import type { Finding } from '../../model/finding.ts'
import { secretNames } from '../../shared/mask.ts'
import { own } from '../../shared/own.ts'
import { askedOf } from './asked.ts'
import { namesDisagree } from './names.ts'
import { disagreement, type Subject } from './subject.ts'

/** What runs have without a contract: of the system, of Python and its libraries, of the platform. */
const standing =
  /^(PATH|HOME|TMPDIR|TEMP|TMP|LANG|TZ|PWD|USER|LOGNAME|SHELL|HOSTNAME|DISPLAY|MPLBACKEND|LC_\w+|PYTHON\w+|VIRTUAL_ENV|CONDA_\w+|OMP_\w+|MKL_\w+|OPENBLAS_\w+|NUMEXPR_\w+|CUDA_\w+|NVIDIA_\w+|TF_\w+|XDG_\w+)$/
const ofTraining = /^(SM_\w+|TRAINING_JOB_\w+)$/

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** The same variable, with one default here and another there. */
function defaultsDiffer(subject: Subject, parameter: string): Finding[] {
  return askedOf(subject, 'env').flatMap(({ name, defaults, at }) => {
    const promised = own(subject.contract.env, name)?.default
    const other = defaults.find((value) => promised !== undefined && !sameText(value, promised))
    if (promised === undefined || other === undefined || secretNames({ [name]: promised }).length > 0) return []
    return disagreement(subject, {
      code: 'default-differs',
      severity: 'warning',
      received: `default \`${other}\` of \`${parameter}.get("${name}")\``,
      expected: `\`${promised}\`, the default in the contract`,
      advice: 'write the same on both sides',
      at,
    })
  })
}

/** The environment that a script reads, and the one that it gets. */
export function environmentDisagrees(subject: Subject): Finding[] {
  const { contract, env, platform } = subject
  const parameter = contract.mode === 'entry' ? 'os.environ' : 'environ_vars'
  const declared = env.map((name) => {
    const { required = true, default: value } = own(contract.env, name) ?? {}
    return { name, at: contract.at, missable: !required && value === undefined }
  })
  const names = namesDisagree(subject, {
    kind: 'env',
    noun: 'environment variable',
    key: 'env',
    declared,
    known: (name) => standing.test(name) || (platform?.kind === 'training' && ofTraining.test(name)),
    code: (name) => `${parameter}["${name}"]`,
    softCode: (name) => `${parameter}.get("${name}")`,
  })
  return [...names, ...defaultsDiffer(subject, parameter)]
}
