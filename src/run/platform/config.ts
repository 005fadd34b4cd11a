import { basename } from 'node:path'
import type { Job, Platform } from '../../model/job.ts'
import { commandLine } from './arguments.ts'
import { account, host, instanceType, jobArn, jobName } from './identity.ts'
import { root } from './layout.ts'

const bucket = 's3://pipeproof'

const inputOf = ([name, path]: [string, string]): object => ({
  InputName: name,
  AppManaged: false,
  S3Input: {
    LocalPath: path,
    S3Uri: `${bucket}/${name}`,
    S3DataDistributionType: 'FullyReplicated',
    S3DataType: 'S3Prefix',
    S3InputMode: 'File',
    S3CompressionType: 'None',
  },
})

const outputOf = ([name, path]: [string, string]): object => ({
  OutputName: name,
  AppManaged: false,
  S3Output: { LocalPath: path, S3Uri: `${bucket}/${name}`, S3UploadMode: 'EndOfJob' },
})

/** The description of a Processing job, as its container finds it. */
function processingJob(job: Job, { inputs, outputs }: Platform): object {
  const { script, env, timeoutMs } = job
  const cluster = { InstanceCount: 1, InstanceType: instanceType, VolumeSizeInGB: 30, VolumeKmsKeyId: null }
  return {
    ProcessingJobArn: jobArn('processing', script),
    ProcessingJobName: jobName(script),
    AppSpecification: {
      ImageUri: 'pipeproof',
      ContainerEntrypoint: ['python3', `${root}/processing/input/code/${basename(script)}`],
      ContainerArguments: commandLine(job),
    },
    Environment: env,
    ProcessingInputs: Object.entries(inputs).map(inputOf),
    ProcessingOutputConfig: { Outputs: Object.entries(outputs).map(outputOf), KmsKeyId: null },
    ProcessingResources: { ClusterConfig: cluster },
    RoleArn: `arn:aws:iam::${account}:role/pipeproof`,
    StoppingCondition: { MaxRuntimeInSeconds: Math.ceil(timeoutMs / 1000) },
  }
}

const group = 'homogeneousCluster'

/** The machines of a training job. */
export const trainingResources = {
  current_host: host,
  current_instance_type: instanceType,
  current_group_name: group,
  hosts: [host],
  instance_groups: [{ instance_group_name: group, instance_type: instanceType, hosts: [host] }],
  network_interface_name: 'eth0',
}

const channel = { TrainingInputMode: 'File', S3DistributionType: 'FullyReplicated', RecordWrapperType: 'None' }

/** What `inputdataconfig.json` says of the channels. */
export const inputDataConfig = (channels: string[]): object =>
  Object.fromEntries(channels.map((name) => [name, channel]))

/** The JSON files that the platform lays below `/opt/ml`, by their paths there. */
export function configFiles(job: Job, platform: Platform, channels: string[]): Record<string, object> {
  if (platform.kind === 'processing')
    return {
      'config/processingjobconfig.json': processingJob(job, platform),
      'config/resourceconfig.json': { current_host: host, hosts: [host] },
    }
  return {
    'input/config/hyperparameters.json': job.args,
    'input/config/inputdataconfig.json': inputDataConfig(channels),
    'input/config/resourceconfig.json': trainingResources,
  }
}
