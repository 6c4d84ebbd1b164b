import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Entity, Library, MakerEntity, ObjectType } from '../schema.ts';
import {
  byName,
  bound,
  byDefault,
  idle,
  method,
  object,
  repeats,
  retriesOf,
  retryOption,
  silences,
  timeoutsOf,
} from './shapes.ts';

/** aws-sdk@2.1693.0 lib/config.js:627, lib/http/node.js:61-83. */
const timeouts = timeoutsOf(
  [
    bound('httpOptions.timeout', 'ends an attempt whose socket is silent for so long', {
      covers: silences,
      off: [0],
    }),
    bound('httpOptions.connectTimeout', 'bounds connecting alone', {
      effect: 'partial',
      covers: ['connect'],
    }),
    idle('timeout', 'is no option of the clients', '`httpOptions.timeout`', { at: 'client' }),
  ],
  [
    byDefault(120_000, {
      covers: silences,
      option: 'httpOptions.timeout',
      note: 'ends an attempt after two minutes of silence by default',
    }),
  ],
);

const retryOptions = [
  retryOption('maxRetries', 'repeats a failed call so often, with exponential delays and jitter'),
];

/** What an operation gives is sent by its methods, and by nothing else (run). */
const send: CallEntity = method({ operation: { ...byName, kind: 'receiver-name' } });
const documents: CallEntity = { ...send, retry: 'dynamodb' };

function request(name: string, call: CallEntity): ObjectType {
  return {
    members: { promise: call, send: call, createReadStream: call, eachPage: call, eachItem: call },
    // A callback among the arguments sends it too.
    call: { ...call, operation: byName, onlyWithCallback: true, gives: name },
  };
}

/** `s3.getObject(params)` builds a request. */
function service(requests: string): ObjectType {
  return {
    members: {
      getSignedUrl: local,
      getSignedUrlPromise: local,
      createPresignedPost: local,
      ...locals('config', 'endpoint', 'makeRequest', 'setupRequestListeners', 'customizeRequests'),
      ...locals('createSet', 'addAllRequestListeners', 'apiVersions', 'service'),
    },
    otherwise: object(requests),
    extensible: true,
  };
}

function maker(to: string): MakerEntity {
  return {
    is: 'maker',
    object: to,
    by: 'new',
    options: [at(0)],
    inherits: 'receiver',
    target: { option: 'endpoint' },
  };
}

const dynamodb: Entity = {
  ...maker('tables'),
  members: { DocumentClient: maker('tables'), Converter: local },
};

/** Names of its services; others of its exports are types. */
const serviceNames = [
  ...[
    'S3',
    'SQS',
    'SNS',
    'SES',
    'SESV2',
    'Lambda',
    'EC2',
    'ECS',
    'EKS',
    'ECR',
    'RDS',
    'IAM',
    'STS',
    'KMS',
    'SSM',
  ],
  ...[
    'CloudWatch',
    'CloudWatchLogs',
    'CloudFormation',
    'CloudFront',
    'Kinesis',
    'Firehose',
    'EventBridge',
    'Glue',
  ],
  ...[
    'CognitoIdentityServiceProvider',
    'CognitoIdentity',
    'SecretsManager',
    'StepFunctions',
    'Athena',
    'Redshift',
  ],
  ...['Route53', 'APIGateway', 'ApiGatewayManagementApi', 'Batch', 'CodeBuild', 'CodeCommit', 'CodePipeline'],
  ...[
    'Rekognition',
    'Textract',
    'Comprehend',
    'Translate',
    'Polly',
    'TranscribeService',
    'Pinpoint',
    'IoT',
    'IotData',
  ],
  ...[
    'ElastiCache',
    'ES',
    'EFS',
    'Organizations',
    'CostExplorer',
    'ACM',
    'WAFV2',
    'Iot',
    'MediaConvert',
    'AppSync',
  ],
  ...[
    'AutoScaling',
    'ELB',
    'ELBv2',
    'DynamoDBStreams',
    'RDSDataService',
    'TimestreamQuery',
    'TimestreamWrite',
  ],
];

const aws: ObjectType = {
  interceptors: ['config.update'],
  defaults: 'config',
  members: {
    ...each(serviceNames, maker('service')),
    DynamoDB: dynamodb,
    ...locals('Config', 'Credentials', 'SharedIniFileCredentials', 'TemporaryCredentials', 'Endpoint'),
    ...locals('HttpRequest', 'Request', 'Response', 'Service', 'util', 'NodeHttpClient', 'XML', 'Signers'),
    ...locals('EnvironmentCredentials', 'CognitoIdentityCredentials', 'ChainableTemporaryCredentials'),
  },
};

/** Clients of version 2, which has no options of a call. */
export const awsSdkV2: Library = {
  id: 'aws-sdk',
  packages: ['aws-sdk'],
  kind: 'cloud',
  depth: 'full',
  sources: ['aws-sdk@2.1693.0 lib/config.js, lib/service.js, lib/http/node.js, run'],
  exports: {
    default: object('aws'),
    ...each(serviceNames, maker('service')),
    DynamoDB: dynamodb,
    ...locals('config', 'Credentials', 'Endpoint', 'HttpRequest', 'Config'),
  },
  objects: {
    aws,
    service: service('request'),
    tables: service('tableRequest'),
    request: request('request', send),
    tableRequest: request('tableRequest', documents),
  },
  types: { DocumentClient: 'tables', DynamoDB: 'tables' },
  timeouts: { request: timeouts },
  retries: {
    default: retriesOf(retryOptions, repeats(3, { option: 'maxRetries' })),
    dynamodb: retriesOf(retryOptions, repeats(10, { option: 'maxRetries' })),
  },
  deadline: {
    ms: 10_000,
    why: 'most services answer within a second; objects of some megabytes take longer',
  },
};

/** `import S3 from 'aws-sdk/clients/s3'`: one service. */
export const awsSdkV2Client: Library = {
  ...awsSdkV2,
  id: 'aws-sdk-client',
  packages: ['aws-sdk/clients/*'],
  versionOf: 'aws-sdk',
  exports: {
    default: { ...maker('service'), members: { DocumentClient: maker('tables') } },
    DocumentClient: maker('tables'),
  },
  objects: {
    service: service('request'),
    tables: service('tableRequest'),
    request: request('request', send),
    tableRequest: request('tableRequest', documents),
  },
  types: { DocumentClient: 'tables' },
};
