import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { platformEnvironment } from '../../../src/run/platform/environment.ts'
import { contract, port } from '../../support/declared.ts'
import { contractOf, platformJob } from '../../support/platformJob.ts'

const { script } = contractOf('trainsOnChannel')
const declared = contract([port('train'), port('test-set')], [], { script, mode: 'entry', platform: 'training' })
const args = { rounds: '5', 'learning-rate': '1.0', goal: 'ä', s: 'true' }

test('a training has the variables of the toolkit', () => {
  const job = platformJob(declared, { files: { 'train/a.csv': '', 'test-set/a.csv': '' }, more: { args } })
  expect(platformEnvironment(job)).toMatchInlineSnapshot(`
    {
      "PYTHONPATH": "/opt/ml/code",
      "SM_CHANNELS": "["test-set","train"]",
      "SM_CHANNEL_TEST-SET": "/opt/ml/input/data/test-set",
      "SM_CHANNEL_TRAIN": "/opt/ml/input/data/train",
      "SM_CURRENT_HOST": "algo-1",
      "SM_CURRENT_INSTANCE_GROUP": "homogeneousCluster",
      "SM_CURRENT_INSTANCE_GROUP_HOSTS": "["algo-1"]",
      "SM_CURRENT_INSTANCE_TYPE": "ml.m5.large",
      "SM_FRAMEWORK_MODULE": "",
      "SM_FRAMEWORK_PARAMS": "{}",
      "SM_HOSTS": "["algo-1"]",
      "SM_HPS": "{"goal":"\\u00e4","learning-rate":1.0,"rounds":5,"s":true}",
      "SM_HP_GOAL": "ä",
      "SM_HP_LEARNING-RATE": "1.0",
      "SM_HP_ROUNDS": "5",
      "SM_HP_S": "true",
      "SM_INPUT_CONFIG_DIR": "/opt/ml/input/config",
      "SM_INPUT_DATA_CONFIG": "{"test-set":{"RecordWrapperType":"None","S3DistributionType":"FullyReplicated","TrainingInputMode":"File"},"train":{"RecordWrapperType":"None","S3DistributionType":"FullyReplicated","TrainingInputMode":"File"}}",
      "SM_INPUT_DIR": "/opt/ml/input",
      "SM_LOG_LEVEL": "20",
      "SM_MODEL_DIR": "/opt/ml/model",
      "SM_MODULE_DIR": "/opt/ml/code",
      "SM_MODULE_NAME": "trainsOnChannel",
      "SM_NETWORK_INTERFACE_NAME": "eth0",
      "SM_NUM_CPUS": "1",
      "SM_NUM_GPUS": "0",
      "SM_NUM_NEURONS": "0",
      "SM_OUTPUT_DATA_DIR": "/opt/ml/output/data",
      "SM_OUTPUT_DIR": "/opt/ml/output",
      "SM_OUTPUT_INTERMEDIATE_DIR": "/opt/ml/output/intermediate",
      "SM_RESOURCE_CONFIG": "{"current_group_name":"homogeneousCluster","current_host":"algo-1","current_instance_type":"ml.m5.large","hosts":["algo-1"],"instance_groups":[{"hosts":["algo-1"],"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.large"}],"network_interface_name":"eth0"}",
      "SM_TRAINING_ENV": "{"additional_framework_parameters":{},"channel_input_dirs":{"test-set":"/opt/ml/input/data/test-set","train":"/opt/ml/input/data/train"},"current_host":"algo-1","current_instance_group":"homogeneousCluster","current_instance_group_hosts":["algo-1"],"current_instance_type":"ml.m5.large","framework_module":null,"hosts":["algo-1"],"hyperparameters":{"goal":"\\u00e4","learning-rate":1.0,"rounds":5,"s":true},"input_config_dir":"/opt/ml/input/config","input_data_config":{"test-set":{"RecordWrapperType":"None","S3DistributionType":"FullyReplicated","TrainingInputMode":"File"},"train":{"RecordWrapperType":"None","S3DistributionType":"FullyReplicated","TrainingInputMode":"File"}},"input_dir":"/opt/ml/input","is_master":true,"job_name":"pipelines-8f6457343e90-trainsOnChannel-a7a633b1f3","log_level":20,"master_hostname":"algo-1","model_dir":"/opt/ml/model","module_dir":"/opt/ml/code","module_name":"trainsOnChannel","network_interface_name":"eth0","num_cpus":1,"num_gpus":0,"num_neurons":0,"output_data_dir":"/opt/ml/output/data","output_dir":"/opt/ml/output","output_intermediate_dir":"/opt/ml/output/intermediate","resource_config":{"current_group_name":"homogeneousCluster","current_host":"algo-1","current_instance_type":"ml.m5.large","hosts":["algo-1"],"instance_groups":[{"hosts":["algo-1"],"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.large"}],"network_interface_name":"eth0"},"user_entry_point":"trainsOnChannel.py"}",
      "SM_USER_ARGS": "["--goal","\\u00e4","--learning-rate","1.0","--rounds","5","-s","True"]",
      "SM_USER_ENTRY_POINT": "trainsOnChannel.py",
      "TRAINING_JOB_ARN": "arn:aws:sagemaker:us-east-1:123456789012:training-job/pipelines-8f6457343e90-trainsOnChannel-a7a633b1f3",
      "TRAINING_JOB_NAME": "pipelines-8f6457343e90-trainsOnChannel-a7a633b1f3",
    }
  `)
})

test('every folder where channels are mounted is a channel', () => {
  const whole = contract([port('data', undefined, { path: '/opt/ml/input/data' })], [], { script, mode: 'entry' })
  const job = platformJob(whole, { files: { 'data/val/a.csv': '', 'data/train/a.csv': '', 'data/signature': '' } })
  expect(platformEnvironment(job)['SM_CHANNELS']).toBe('["train","val"]')
  mkdirSync(join(job.workspace, 'ml/input/data/late'))
  expect(platformEnvironment(job)['SM_CHANNEL_LATE']).toBe('/opt/ml/input/data/late')
})

test('a Processing job has its own variables only', () => {
  expect(platformEnvironment(platformJob(contractOf('copiesInput')))).toEqual({})
})
