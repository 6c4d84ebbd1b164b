import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library, ObjectType, TimeoutOption } from '../schema.ts';
import {
  bound,
  byDefault,
  idle,
  lastObject,
  made,
  method,
  noDefault,
  object,
  repeats,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
  untilHeaders,
} from './shapes.ts';

const abortSignal: TimeoutOption = signalOption('abortSignal');

/** @azure/core-rest-pipeline@1.24.0 (run): an own timeout ends the call, for it is not repeated. */
const pipeline = timeoutsOf(
  [
    abortSignal,
    bound('requestOptions.timeout', 'bounds an attempt until the headers, and ends the call', {
      at: 'call',
      covers: untilHeaders,
      off: [0],
    }),
  ],
  [noDefault],
);

const pipelineRetries = retriesOf(
  [retryOption('retryOptions.maxRetries', 'repeats a failed call so often')],
  repeats(3, { option: 'retryOptions.maxRetries' }),
);

const call = lastObject();
const deadline = { ms: 10_000, why: 'its services answer in a second; ten mean that something is wrong' };

/** `X.fromConnectionString(…)` stands beside the constructor. */
function client(name = 'client') {
  const maker = made({ object: name, options: [{ at: 'last-object' }], target: { argument: 0 } });
  return { ...maker, members: { from: local, 'from*': { ...maker, by: 'call' as const } } };
}

/** Nothing is sent before the pages are asked for; a list counts as the call, for its options stand there. */
const generic: ObjectType = {
  members: {
    ...locals('url', 'vaultUrl', 'pipeline', 'close', 'endpoint', 'get*Client', 'apiVersion'),
    beta: object('client'),
  },
  otherwise: call,
  extensible: true,
};

/** Clients over the core of the Azure SDKs. */
export const azureCore: Library = {
  id: 'azure-core',
  packages: [
    ...[
      '@azure/keyvault-*',
      '@azure/data-tables',
      '@azure/app-configuration',
      '@azure/ai-*',
      '@azure/identity',
    ],
    ...['@azure/search-documents', '@azure/communication-*', '@azure/monitor-query', '@azure/eventgrid'],
    ...['@azure/web-pubsub', '@azure/container-registry', '@azure/maps-*', '@azure/digital-twins-core'],
    ...['@azure/schema-registry', '@azure/attestation', '@azure/synapse-*'],
  ],
  kind: 'cloud',
  depth: 'full',
  sources: [
    '@azure/core-rest-pipeline@1.24.0, @azure/keyvault-secrets@4.11.2, @azure/data-tables@13.3.2, run',
    '@azure/identity@4.13.1',
  ],
  exports: {
    '*Client': client(),
    '*Credential': made({ object: 'credential', options: [{ at: 'last-object' }] }),
    ...locals(
      'odata',
      'TableTransaction',
      'AzureNamedKeyCredential',
      'AzureSASCredential',
      'AzureKeyCredential',
    ),
  },
  types: { TokenCredential: 'credential' },
  objects: { client: generic, credential: { members: { getToken: method({ options: [at(1)] }) } } },
  timeouts: { request: pipeline },
  retries: { default: pipelineRetries },
  deadline,
};

/** A management client: `client.virtualMachines.list(…)`. */
export const azureResources: Library = {
  id: 'azure-arm',
  packages: ['@azure/arm-*'],
  kind: 'cloud',
  depth: 'thin',
  sources: ['@azure/core-rest-pipeline@1.24.0, run'],
  exports: { '*Client': client() },
  objects: {
    client: { members: locals('pipeline', 'apiVersion'), otherwise: object('operations'), extensible: true },
    operations: { members: {}, otherwise: call },
  },
  timeouts: { request: pipeline },
  retries: { default: pipelineRetries },
  deadline,
};

/** @azure/storage-blob@12.32.0, @azure/storage-queue@12.30.0 (run). */
const storage = timeoutsOf(
  [
    abortSignal,
    idle(
      'retryOptions.tryTimeoutInMs',
      'is sent to the service, and ends no request',
      '`abortSignal` at the call',
      {
        at: 'client',
      },
    ),
    idle('requestOptions.timeout', 'is not read by the clients of Azure Storage', '`abortSignal`'),
  ],
  [noDefault],
);

const storageRetries = retriesOf(
  [
    retryOption('retryOptions.maxTries', 'tries so often in all', { form: 'attempts', off: [1] }),
    retryOption('retryOptions.maxRetries', 'is not read by the clients of Azure Storage', {
      off: [],
      effect: 'ignored',
      instead: '`retryOptions.maxTries`',
    }),
  ],
  repeats(3, { option: 'retryOptions.maxTries', note: 'tries four times by default' }),
);

const place: ObjectType = {
  members: {
    ...each(
      [
        ...[
          'getContainerClient',
          'getBlobClient',
          'getBlockBlobClient',
          'getAppendBlobClient',
          'getPageBlobClient',
        ],
        ...['getQueueClient', 'getShareClient', 'getDirectoryClient', 'getFileClient', 'getFileSystemClient'],
        ...['getBlobBatchClient', 'getBlobLeaseClient', 'getMessageIdClient', 'withSnapshot', 'withVersion'],
      ],
      object('client'),
    ),
    ...locals(
      'url',
      'name',
      'accountName',
      'credential',
      'generateSasUrl',
      'generateAccountSasUrl',
      'containerName',
    ),
    ...locals('generateSasStringToSign', 'generateUserDelegationSasUrl', 'blobName'),
    // It answers at once where there is nothing.
    receiveMessages: call,
  },
  otherwise: call,
  extensible: true,
};

export const azureStorage: Library = {
  id: 'azure-storage',
  packages: [
    ...['@azure/storage-blob', '@azure/storage-queue', '@azure/storage-file-share'],
    '@azure/storage-file-datalake',
  ],
  kind: 'cloud',
  depth: 'full',
  sources: ['@azure/storage-blob@12.32.0, @azure/storage-queue@12.30.0, run'],
  exports: {
    '*Client': client(),
    ...locals(
      'StorageSharedKeyCredential',
      'AnonymousCredential',
      'generate*',
      '*SASPermissions',
      'newPipeline',
    ),
  },
  objects: { client: place },
  timeouts: { request: storage },
  retries: { default: storageRetries },
  deadline: {
    ms: 30_000,
    why: 'files of some megabytes take seconds; half a minute means that something is wrong',
  },
};

/** @azure/core-amqp dist/commonjs/util/constants.js:76,101. */
const amqp = timeoutsOf(
  [abortSignal, bound('retryOptions.timeoutInMs', 'bounds each attempt', { covers: untilHeaders })],
  [
    byDefault(60_000, {
      option: 'retryOptions.timeoutInMs',
      covers: untilHeaders,
      note: 'gives each attempt a minute by default',
    }),
  ],
);

const link = 'it waits for messages for as long as the link stands';
const send: CallEntity = lastObject();

export const azureMessaging: Library = {
  id: 'azure-messaging',
  packages: ['@azure/service-bus', '@azure/event-hubs'],
  kind: 'queue',
  depth: 'full',
  sources: ['@azure/service-bus@7.9.5, @azure/event-hubs@6.0.4, @azure/core-amqp constants.js'],
  exports: {
    ServiceBusClient: made({ options: [{ at: 'last-object' }], target: { argument: 0 } }),
    ServiceBusAdministrationClient: made({
      object: 'link',
      options: [{ at: 'last-object' }],
      target: { argument: 0 },
    }),
    EventHubProducerClient: made({
      object: 'link',
      options: [{ at: 'last-object' }],
      target: { argument: 0 },
    }),
    EventHubBufferedProducerClient: made({ object: 'link', options: [{ at: 'last-object' }] }),
    EventHubConsumerClient: made({ object: 'link', options: [{ at: 'last-object' }] }),
    ...locals('parse*', 'isServiceBusError', 'latestEventPosition', 'earliestEventPosition'),
  },
  types: { ServiceBusSender: 'link', ServiceBusReceiver: 'link', ServiceBusSessionReceiver: 'link' },
  objects: {
    client: {
      members: {
        ...each(['createSender', 'createReceiver', 'createRuleManager'], object('link')),
        ...each(['acceptSession', 'acceptNextSession'], { ...send, gives: 'link' }),
        ...locals('close', 'fullyQualifiedNamespace', 'identifier'),
      },
      extensible: true,
    },
    link: {
      members: {
        receiveMessages: lastObject({ waits: 'it waits for messages for as long as `maxWaitTimeInMs` says' }),
        ...each(['subscribe', 'getMessageIterator'], method({ waits: link })),
        ...locals('close', 'isClosed', 'entityPath', 'identifier', 'receiveMode', 'tryAdd'),
      },
      otherwise: send,
    },
  },
  timeouts: { request: amqp },
  retries: {
    default: retriesOf(
      [retryOption('retryOptions.maxRetries', 'repeats a failed operation so often')],
      repeats(3, { option: 'retryOptions.maxRetries' }),
    ),
  },
  deadline,
};
