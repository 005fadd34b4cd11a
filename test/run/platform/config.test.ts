import { expect, test } from 'vitest'
import { configFiles } from '../../../src/run/platform/config.ts'
import { contract, port } from '../../support/declared.ts'
import { contractOf, platformJob } from '../../support/platformJob.ts'
import type { Job } from '../../../src/model/job.ts'

const filesOf = (job: Job, channels: string[] = []): object =>
  job.platform ? configFiles(job, job.platform, channels) : {}

test('a Processing job finds its description and its machines', () => {
  const job = platformJob(contractOf('copiesInput'), { more: { env: { MODE: 'fast' }, args: { n: '2' } } })
  expect(filesOf(job)).toMatchInlineSnapshot(`
    {
      "config/processingjobconfig.json": {
        "AppSpecification": {
          "ContainerArguments": [
            "-n",
            "2",
          ],
          "ContainerEntrypoint": [
            "python3",
            "/opt/ml/processing/input/code/copiesInput.py",
          ],
          "ImageUri": "pipeproof",
        },
        "Environment": {
          "MODE": "fast",
        },
        "ProcessingInputs": [
          {
            "AppManaged": false,
            "InputName": "raw",
            "S3Input": {
              "LocalPath": "/opt/ml/processing/input/raw",
              "S3CompressionType": "None",
              "S3DataDistributionType": "FullyReplicated",
              "S3DataType": "S3Prefix",
              "S3InputMode": "File",
              "S3Uri": "s3://pipeproof/raw",
            },
          },
        ],
        "ProcessingJobArn": "arn:aws:sagemaker:us-east-1:123456789012:processing-job/pipelines-8f6457343e90-copiesInput-94b01252fd",
        "ProcessingJobName": "pipelines-8f6457343e90-copiesInput-94b01252fd",
        "ProcessingOutputConfig": {
          "KmsKeyId": null,
          "Outputs": [
            {
              "AppManaged": false,
              "OutputName": "copy",
              "S3Output": {
                "LocalPath": "/opt/ml/processing/output/copy",
                "S3UploadMode": "EndOfJob",
                "S3Uri": "s3://pipeproof/copy",
              },
            },
          ],
        },
        "ProcessingResources": {
          "ClusterConfig": {
            "InstanceCount": 1,
            "InstanceType": "ml.m5.large",
            "VolumeKmsKeyId": null,
            "VolumeSizeInGB": 30,
          },
        },
        "RoleArn": "arn:aws:iam::123456789012:role/pipeproof",
        "StoppingCondition": {
          "MaxRuntimeInSeconds": 20,
        },
      },
      "config/resourceconfig.json": {
        "current_host": "algo-1",
        "hosts": [
          "algo-1",
        ],
      },
    }
  `)
})

test('a training finds its hyperparameters as texts, its channels and its machines', () => {
  const { script } = contractOf('trainsOnChannel')
  const declared = contract([port('train')], [], { script, mode: 'entry', platform: 'training' })
  const job = platformJob(declared, { files: {}, more: { args: { rounds: '5', shuffle: 'true' } } })
  expect(filesOf(job, ['train'])).toMatchInlineSnapshot(`
    {
      "input/config/hyperparameters.json": {
        "rounds": "5",
        "shuffle": "true",
      },
      "input/config/inputdataconfig.json": {
        "train": {
          "RecordWrapperType": "None",
          "S3DistributionType": "FullyReplicated",
          "TrainingInputMode": "File",
        },
      },
      "input/config/resourceconfig.json": {
        "current_group_name": "homogeneousCluster",
        "current_host": "algo-1",
        "current_instance_type": "ml.m5.large",
        "hosts": [
          "algo-1",
        ],
        "instance_groups": [
          {
            "hosts": [
              "algo-1",
            ],
            "instance_group_name": "homogeneousCluster",
            "instance_type": "ml.m5.large",
          },
        ],
        "network_interface_name": "eth0",
      },
    }
  `)
})
