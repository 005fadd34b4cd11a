import { basename, extname } from 'node:path'
import type { Job } from '../../model/job.ts'
import { commandLine } from './arguments.ts'
import { inputDataConfig, trainingResources } from './config.ts'
import { channelsIn } from './folders.ts'
import { decoded, pythonJson } from './hyperparameters.ts'
import { host, instanceType, jobArn, jobName } from './identity.ts'
import { root } from './layout.ts'

const infoLevel = 20
const group = trainingResources.current_group_name

/** What the training toolkit tells a script, before it becomes text. */
function told({ script, args }: Job, channels: string[]): Record<string, unknown> {
  const name = basename(script)
  const paths = Object.fromEntries(channels.map((channel) => [channel, `${root}/input/data/${channel}`]))
  return {
    additional_framework_parameters: {},
    channel_input_dirs: paths,
    current_host: host,
    current_instance_group: group,
    current_instance_group_hosts: [host],
    current_instance_type: instanceType,
    framework_module: null,
    hosts: [host],
    hyperparameters: Object.fromEntries(Object.entries(args).map(([key, value]) => [key, decoded(value)])),
    input_config_dir: `${root}/input/config`,
    input_data_config: inputDataConfig(channels),
    input_dir: `${root}/input`,
    is_master: true,
    job_name: jobName(script),
    log_level: infoLevel,
    master_hostname: host,
    model_dir: `${root}/model`,
    module_dir: `${root}/code`,
    module_name: basename(script, extname(script)),
    network_interface_name: trainingResources.network_interface_name,
    num_cpus: 1,
    num_gpus: 0,
    num_neurons: 0,
    output_data_dir: `${root}/output/data`,
    output_dir: `${root}/output`,
    output_intermediate_dir: `${root}/output/intermediate`,
    resource_config: trainingResources,
    user_entry_point: name,
  }
}

/** What has a variable of another name or form, or none of its own. */
const elsewhere = new Set([
  'additional_framework_parameters',
  'channel_input_dirs',
  'hyperparameters',
  'is_master',
  'job_name',
  'master_hostname',
])

const textOf = (value: unknown): string => (typeof value === 'string' ? value : value === null ? '' : pythonJson(value))

// both were made as objects just now
const prefixed = (prefix: string, values: unknown): [string, unknown][] =>
  Object.entries(values as object).map(([name, value]) => [`${prefix}_${name}`, value])

function toolkitVariables(job: Job, channels: string[]): Record<string, unknown> {
  const all = told(job, channels)
  const { channel_input_dirs: paths = {}, hyperparameters = {} } = all
  return {
    ...Object.fromEntries(Object.entries(all).filter(([name]) => !elsewhere.has(name))),
    framework_params: {},
    channels: channels.toSorted(),
    ...Object.fromEntries([...prefixed('channel', paths), ...prefixed('hp', hyperparameters)]),
    hps: hyperparameters,
    user_args: commandLine(job),
    training_env: all,
  }
}

const upper = (variables: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [`SM_${name.toUpperCase()}`, textOf(value)]))

/** The variables that the platform and its training toolkit add to a script's own. */
export function platformEnvironment(job: Job): Record<string, string> {
  if (job.platform?.kind !== 'training') return {}
  return {
    TRAINING_JOB_NAME: jobName(job.script),
    TRAINING_JOB_ARN: jobArn('training', job.script),
    PYTHONPATH: `${root}/code`,
    ...upper(toolkitVariables(job, channelsIn(job.workspace))),
  }
}
