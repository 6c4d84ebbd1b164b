import { aggregatedNames } from './aws-sdk-names.ts';
import {
  awsTimeouts,
  http2Timeouts,
  paginatorTimeouts,
  uploadTimeouts,
  waiterTimeouts,
} from './aws-sdk-timeouts.ts';
import { at, each, local, locals } from '../define.ts';
import type {
  CallEntity,
  Entity,
  Library,
  MakerEntity,
  ObjectType,
  Operation,
  RetryProfile,
} from '../schema.ts';

/** What a command does, by the beginning of its name; those that count, send or start something are not repeated safely. */
const prefixes = {
  safe: [
    ...[
      'get',
      'list',
      'describe',
      'head',
      'query',
      'scan',
      'search',
      'lookup',
      'select',
      'batchGet',
      'transactGet',
    ],
    ...[
      'put',
      'delete',
      'copy',
      'batchWrite',
      'tag',
      'untag',
      'abort',
      'retrieve',
      'filter',
      'paginate',
      'detect',
    ],
  ],
  unsafe: [
    ...[
      'send',
      'publish',
      'invoke',
      'update',
      'run',
      'create',
      'start',
      'converse',
      'execute',
      'transactWrite',
      'purge',
    ],
    ...[
      'putEvents',
      'putRecord',
      'putMetricData',
      'putLogEvents',
      'receive',
      'assume',
      'generate',
      'admin',
      'sign',
    ],
  ],
} as const;

const commandName: Operation = { kind: 'argument-class', argument: 0, suffix: 'Command', ...prefixes };
const memberName: Operation = { kind: 'member-name', ...prefixes };

/** SQS: the service answers after that many seconds where there is nothing. */
const longPoll = {
  option: { at: at(0), path: 'WaitTimeSeconds' },
  why: 'a long poll waits on the service for as long as `WaitTimeSeconds` says',
} as const;

const send: CallEntity = {
  is: 'call',
  options: [at(1)],
  operation: commandName,
  timeout: 'send',
  waitsIf: longPoll,
};
const method: CallEntity = { is: 'call', options: [at(1)], operation: memberName, timeout: 'send' };

const plain: Readonly<Record<string, Entity>> = locals('config', 'middlewareStack', 'destroy', 'initConfig');

const client: ObjectType = { members: { send, ...plain }, extensible: true };

/** A client with a method for each command (`s3.getObject(…)`, `DynamoDBDocument#get`). */
const aggregated: ObjectType = {
  members: {
    send,
    ...plain,
    receiveMessage: { ...method, waitsIf: longPoll },
    'paginate*': { ...method, options: [] },
    // Its `maxWaitTime` is required, and bounds it.
    'waitUntil*': local,
  },
  otherwise: method,
  extensible: true,
};

function maker(object: string): MakerEntity {
  return { is: 'maker', object, by: 'new', options: [at(0)], target: { option: 'region' } };
}

/** `DynamoDBDocumentClient.from(client)`: the same connection under another interface. */
function over(object: string): MakerEntity {
  return {
    is: 'maker',
    object,
    by: 'new',
    options: [],
    inherits: { argument: 0 },
    members: { from: { is: 'maker', object, by: 'call', options: [], inherits: { argument: 0 } } },
  };
}

/** `for await (… of paginateX({ client }, input, …sendOptions))`: the client stands in the first argument. */
const paginate: CallEntity = {
  is: 'call',
  options: [at(0), at(2)],
  operation: memberName,
  timeout: 'paginator',
};

/** `waitUntilX({ client, maxWaitTime, abortSignal }, input)`. */
const waitUntil: CallEntity = {
  is: 'call',
  options: [at(0)],
  operation: { kind: 'fixed', name: 'wait', idempotent: true },
  timeout: 'waiter',
};

const handler: MakerEntity = { is: 'maker', object: 'handler', by: 'new', options: [at(0)] };

const upload: ObjectType = {
  members: {
    done: {
      is: 'call',
      options: [],
      operation: { kind: 'fixed', name: 'Upload', idempotent: true },
      timeout: 'upload',
    },
    abort: local,
  },
};

const exports: Readonly<Record<string, Entity>> = {
  '*Client': maker('client'),
  // A command is local; it is kept for what its input says.
  '*Command': { is: 'maker', object: 'command', by: 'new', options: [at(0)] },
  'paginate*': paginate,
  paginatedBatchGet: paginate,
  'waitUntil*': waitUntil,
  'waitFor*': waitUntil,
  '*Exception': local,
  ...each(aggregatedNames, maker('aggregated')),
  DynamoDBDocumentClient: over('client'),
  DynamoDBDocument: over('aggregated'),
  Upload: { is: 'maker', object: 'upload', by: 'new', options: [at(0)] },
  NodeHttpHandler: handler,
  // Its settings mean something else, and what it is given to is not known to speak HTTP/2.
  NodeHttp2Handler: local,
  $Command: local,
  __Client: local,
};

const objects: Readonly<Record<string, ObjectType>> = {
  client,
  aggregated,
  upload,
  command: { members: {} },
  handler: { members: {} },
};

const sources = [
  '@smithy/node-http-handler@4.14.2 and @4.3.0 dist-cjs/index.js',
  '@aws-sdk/core@3.981.1 dist-es/submodules/client/getDefaultSocketTimeout.js',
  'run with client-s3 3.300.0, 3.600.0 and 3.1173.0, client-dynamodb 3.980.0 and 3.1164.0, client-sqs 3.1169.0',
];

/** Run with the clients below: `standard` mode tries three times, DynamoDB four times from 2026 on. */
const retries: RetryProfile = {
  options: [
    {
      path: 'maxAttempts',
      at: 'client',
      form: 'attempts',
      note: 'is how often a call is tried',
    },
    { path: 'retryStrategy', at: 'client', form: 'policy', note: 'decides how often a call is tried' },
    {
      path: 'maxRetries',
      at: 'client',
      form: 'retries',
      effect: 'ignored',
      instead: '`maxAttempts`',
      note: 'belongs to version 2 of the SDK',
    },
  ],
  defaults: [{ retries: 2, note: 'tries a call three times by default' }],
};

/**
 * Clients, and the packages around them, of the AWS SDK for JavaScript, version 3. How they are bounded is a matter of their HTTP handler,
 * whose version decides.
 */
export const awsSdkV3: Library = {
  id: 'aws-sdk-v3',
  packages: [
    '@aws-sdk/client-*',
    '@aws-sdk/lib-dynamodb',
    '@aws-sdk/lib-storage',
    '@smithy/node-http-handler',
    '@aws-sdk/node-http-handler',
  ],
  versionOf: '@smithy/node-http-handler',
  kind: 'cloud',
  depth: 'full',
  sources,
  exports,
  objects,
  timeouts: {
    send: awsTimeouts,
    paginator: paginatorTimeouts,
    waiter: waiterTimeouts,
    upload: uploadTimeouts,
  },
  retries: { default: retries },
  deadline: {
    ms: 10_000,
    why: 'most services answer within a second; objects of some megabytes take longer',
  },
};

/** Clients that speak HTTP/2 by default: their handler's `requestTimeout` ends the call (the same file, :740-850). */
export const awsSdkV3Http2: Library = {
  ...awsSdkV3,
  id: 'aws-sdk-v3-http2',
  packages: [
    '@aws-sdk/client-kinesis',
    '@aws-sdk/client-transcribe-streaming',
    '@aws-sdk/client-lex-runtime-v2',
    '@aws-sdk/client-qbusiness',
  ],
  timeouts: { ...awsSdkV3.timeouts, send: http2Timeouts },
};

/** Models take as long as other chat completions do; HTTP/2 as well. */
export const awsBedrockRuntime: Library = {
  ...awsSdkV3Http2,
  id: 'aws-bedrock-runtime',
  packages: ['@aws-sdk/client-bedrock-runtime', '@aws-sdk/client-bedrock-agent-runtime'],
  kind: 'ai',
  deadline: {
    ms: 60_000,
    why: 'a model may write for half a minute; a minute means that something is wrong',
  },
};
