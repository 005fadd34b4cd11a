import * as fc from 'fast-check'

const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/scikit:1'
const s3 = (...parts: string[]): string => `s3://bucket/${parts.join('/')}`
const joined = (...values: unknown[]): unknown => ({ 'Std:Join': { On: '/', Values: values } })
const output = (step: string, name: string): unknown => ({
  Get: `Steps.${step}.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`,
})

/** Some of the keys of a record, always those that are named. */
const some = <T extends Record<string, unknown>>(values: T, ...requiredKeys: (keyof T)[]): fc.Arbitrary<Partial<T>> =>
  fc.record(
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)])),
    { requiredKeys: requiredKeys as never[] }, // the keys of the same record
  ) as fc.Arbitrary<Partial<T>>

const stepKeys = {
  DisplayName: 'A step',
  CacheConfig: { Enabled: true, ExpireAfter: 'T12H' },
  RetryPolicies: [{ ExceptionType: ['Step.SERVICE_FAULT'], IntervalSeconds: 1 }],
}

const input = (name: string, uri: unknown, folder = name): unknown => ({
  InputName: name,
  AppManaged: false,
  S3Input: { S3Uri: uri, LocalPath: `/opt/ml/processing/input/${folder}`, S3DataType: 'S3Prefix' },
})

const written = (name: string, uri: unknown): unknown => ({
  OutputName: name,
  S3Output: { S3Uri: uri, LocalPath: `/opt/ml/processing/${name}`, S3UploadMode: 'EndOfJob' },
})

export const prepare = {
  Name: 'Prepare',
  Type: 'Processing',
  Arguments: {
    RoleArn: { Get: 'Parameters.Role' },
    ProcessingResources: { ClusterConfig: { InstanceCount: { Get: 'Parameters.Count' } } },
    AppSpecification: {
      ImageUri: image,
      ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/src/prepare.py'],
      ContainerArguments: ['--rounds', { Get: 'Parameters.Rounds' }, '--fast', '--split=0.2', 'extra'],
    },
    Environment: { LABEL: 'fraud', RUN: { Get: 'Execution.PipelineExecutionId' }, LATE: { Get: 'Parameters.Late' } },
    ProcessingInputs: [
      input('raw', joined({ Get: 'Parameters.Bucket' }, 'raw')),
      input('code', s3('code', 'prepare.py')),
    ],
    ProcessingOutputConfig: {
      KmsKeyId: 'key',
      Outputs: [
        written('train', s3('out', 'train')),
        written('report', joined('s3://bucket', { Get: 'Execution.PipelineName' }, 'report')),
      ],
    },
  },
  PropertyFiles: [{ PropertyFileName: 'Report', OutputName: 'report', FilePath: 'report.json' }],
}

const channel = (name: string, uri: unknown): unknown => ({
  ChannelName: name,
  ContentType: 'text/csv',
  DataSource: { S3DataSource: { S3Uri: uri, S3DataType: 'S3Prefix' } },
})

const ofTraining = {
  AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: 'File' },
  InputDataConfig: [channel('train', output('Prepare', 'train')), channel('more', s3('more'))],
  OutputDataConfig: { S3OutputPath: s3('models'), KmsKeyId: 'key' },
  Environment: { LEVEL: '1' },
}

const hyperparameters = {
  rounds: '50',
  late: { Get: 'Steps.Prepare.ProcessingJobName' },
  sagemaker_program: '"train.py"',
  sagemaker_submit_directory: '"s3://bucket/code.tar.gz"',
}

export const train = {
  Name: 'Train',
  Type: 'Training',
  Arguments: { ...ofTraining, HyperParameters: hyperparameters, StoppingCondition: { MaxRuntimeInSeconds: 60 } },
}

export const tune = {
  Name: 'Tune',
  Type: 'Tuning',
  Arguments: {
    HyperParameterTuningJobConfig: { Strategy: 'Bayesian' },
    TrainingJobDefinition: { ...ofTraining, StaticHyperParameters: hyperparameters },
  },
}

const artifact = { Get: 'Steps.Train.ModelArtifacts.S3ModelArtifacts' }

export const create = {
  Name: 'Create-Model',
  Type: 'Model',
  Arguments: { ExecutionRoleArn: 'role', PrimaryContainer: { Image: image, ModelDataUrl: artifact, Environment: {} } },
}

export const register = {
  Name: 'Register',
  Type: 'RegisterModel',
  Arguments: {
    ModelPackageGroupName: 'group',
    ModelMetrics: { ModelQuality: { Statistics: { S3Uri: s3('out', 'train', 'statistics.json') } } },
    InferenceSpecification: {
      Containers: [{ Image: image, ModelDataUrl: artifact }],
      SupportedContentTypes: ['text/csv'],
    },
  },
}

export const predict = {
  Name: 'Predict',
  Type: 'Transform',
  Arguments: {
    ModelName: { Get: 'Steps.Create-Model.ModelName' },
    TransformInput: { DataSource: { S3DataSource: { S3Uri: { Get: 'Parameters.Bucket' } } }, ContentType: 'text/csv' },
    TransformOutput: { S3OutputPath: s3('predictions') },
  },
}

const check = {
  Name: 'Check',
  Type: 'QualityCheck',
  CheckType: 'DATA_QUALITY',
  Arguments: {
    AppSpecification: { ImageUri: image },
    ProcessingInputs: [input('baseline', output('Prepare', 'train'))],
    ProcessingOutputConfig: { Outputs: [written('result', s3('quality'))] },
  },
}

const call = {
  Name: 'Call',
  Type: 'Lambda',
  FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:call',
  Arguments: { path: output('Prepare', 'report') },
  OutputParameters: [{ OutputName: 'status', OutputType: 'String' }],
}

export const fail = {
  Name: 'Stop',
  Type: 'Fail',
  Arguments: { ErrorMessage: { 'Std:Join': { On: ' ', Values: ['too high:', { Get: 'Parameters.Rounds' }] } } },
}

const property = {
  'Std:JsonGet': { PropertyFile: { Get: 'Steps.Prepare.PropertyFiles.Report' }, Path: 'metrics.auc.value' },
}
const ofTheCdk = { 'Std:JsonGet': { Step: 'Prepare', PropertyFile: 'Report', Path: 'metrics.auc.value' } }

const conditions = {
  SDK: [
    { Type: 'GreaterThan', LeftValue: property, RightValue: 0.8 },
    { Type: 'Not', Condition: { Type: 'In', QueryValue: { Get: 'Parameters.Late' }, Values: ['a', 'b'] } },
  ],
  CDK: [{ Type: 'ConditionLessThan', LeftValue: ofTheCdk, RightValue: { Get: 'Parameters.Rounds' } }],
}

interface Branches {
  yes: unknown[]
  no?: unknown[]
}

const decideBy = (Conditions: unknown[], { yes, no = [] }: Branches): unknown => ({
  Name: 'Decide',
  Type: 'Condition',
  Arguments: { Conditions, IfSteps: yes, ...(no.length > 0 && { ElseSteps: no }) },
})

/** A condition in both dialects. */
export const decide = (yes: unknown[], no?: unknown[]): unknown =>
  decideBy([...conditions.SDK, ...conditions.CDK], { yes, ...(no && { no }) })

export const parameters = [
  { Name: 'Bucket', Type: 'String', DefaultValue: 's3://bucket/given' },
  { Name: 'Rounds', Type: 'Integer', DefaultValue: 7 },
  { Name: 'Count', Type: 'Integer', DefaultValue: 1, EnumValues: [1, 2] },
  { Name: 'Role', Type: 'String', DefaultValue: 'role' },
  { Name: 'Late', Type: 'String' },
]

/** Whole definitions: the steps that others need are always there. */
const definitionsIn = (dialect: keyof typeof conditions): fc.Arbitrary<unknown> =>
  fc
    .record({
      extra: some(stepKeys),
      more: fc.subarray([tune, check, call]),
      inside: fc.constantFrom([], [create], [create, predict]),
      no: fc.subarray([fail]),
      after: fc.boolean(),
      head: some({
        Metadata: { team: 'a' },
        PipelineExperimentConfig: { ExperimentName: { Get: 'Execution.PipelineName' } },
      }),
    })
    .map(({ extra, more, inside, no, after, head }) => ({
      Version: '2020-12-01',
      ...head,
      Parameters: parameters,
      Steps: [
        { ...prepare, ...extra },
        { ...train, ...(after && { DependsOn: ['Prepare'] }) },
        ...more,
        decideBy(conditions[dialect], { yes: [register, ...inside], no }),
      ],
    }))

export const definitions = { SDK: definitionsIn('SDK'), CDK: definitionsIn('CDK') }

/** The answer of `describe-pipeline`. */
export const described = (definition: unknown): unknown => ({
  PipelineArn: 'arn:aws:sagemaker:us-east-1:000000000000:pipeline/churn',
  PipelineName: 'churn',
  PipelineDefinition: JSON.stringify(definition),
})
