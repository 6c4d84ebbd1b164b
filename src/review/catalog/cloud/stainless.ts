import { at, each, local, locals } from '../define.ts';
import type {
  CallEntity,
  Entity,
  MakerEntity,
  MisplacedOptions,
  ObjectType,
  RetryProfile,
  TimeoutProfile,
} from '../schema.ts';

/** What openai and @anthropic-ai/sdk have in common: one tool generates both. */

const prefixes = {
  safe: [
    'get',
    'list',
    'retrieve',
    'content',
    'count',
    'search',
    'download',
    'results',
    'put',
    'delete',
    'cancel',
    'archive',
  ],
  unsafe: [
    'create',
    'post',
    'patch',
    'run',
    'submit',
    'stream',
    'generate',
    'edit',
    'upload',
    'update',
    'complete',
  ],
} as const;

/** Options in the body are sent to the service, and not applied (measured). */
function inBody(argument: number): readonly MisplacedOptions[] {
  return [
    {
      argument,
      paths: ['timeout', 'signal'],
      note: 'stands in the body and is sent to the service',
      instead: 'it in the argument behind the body',
    },
  ];
}

function request(...positions: readonly number[]): CallEntity {
  return {
    is: 'call',
    options: positions.map(at),
    operation: { kind: 'member-name', ...prefixes },
    timeout: 'request',
  };
}

const withBody: CallEntity = { ...request(1), misplaced: inBody(0) };
const withId: CallEntity = { ...request(2), misplaced: inBody(1) };
/** An id, then perhaps a query: where the options stand depends on the major. */
const afterId = request(1, 2, 3);

/** Methods that take a body first. */
const bodyMethods = [
  ...[
    'create',
    'parse',
    'stream',
    'runTools',
    'compact',
    'generate',
    'edit',
    'createVariation',
    'countTokens',
  ],
  ...['toolRunner', 'createAndRun', 'createAndRunPoll', 'createAndRunStream', 'validate', 'run'],
];
/** Methods that take an id, and perhaps a query or a body behind it. */
const idMethods = [
  ...[
    'retrieve',
    'update',
    'delete',
    'del',
    'cancel',
    'archive',
    'content',
    'retrieveContent',
    'results',
    'download',
  ],
  ...[
    'poll',
    'submitToolOutputs',
    'submitToolOutputsAndPoll',
    'submitToolOutputsStream',
    'search',
    'complete',
    'pause',
  ],
  ...[
    'resume',
    'retrieveMetadata',
    'downloadContent',
    'remix',
    'extend',
    'getCharacter',
    'createCharacter',
    'refer',
  ],
  ...['accept', 'reject', 'hangup', 'waitForProcessing', 'listFiles', 'listEvents', 'listItems'],
];
/** Methods that belong to something else, so that its id stands before the body. */
const nestedBodyMethods = ['create', 'createAndPoll', 'createAndStream', 'stream', 'upload', 'uploadAndPoll'];

/** Resources within a resource, whose methods take its id first. */
const nested = ['runs', 'messages', 'fileBatches', 'items', 'parts', 'steps', 'permissions', 'versions'];

/** A resource: what is no method of it is another within it. */
const resource: ObjectType = {
  members: {
    ...each(bodyMethods, withBody),
    ...each(idMethods, afterId),
    list: request(0, 1, 2),
    upload: withBody,
    ...each(['createAndPoll', 'uploadAndPoll'], withId),
    ...each(nested, { is: 'object', object: 'nested' }),
    ...locals('_client', 'toString'),
  },
  otherwise: { is: 'object', object: 'resource' },
};

const nestedResource: ObjectType = {
  members: { ...resource.members, ...each(nestedBodyMethods, withId) },
  otherwise: { is: 'object', object: 'resource' },
};

/** What holds files: they are a part of it. */
const holder: ObjectType = {
  members: { ...resource.members, files: { is: 'object', object: 'nested' } },
  otherwise: { is: 'object', object: 'resource' },
};

const inert: Entity = { is: 'object', object: 'inert' };

/** `messages` at the top, and under `beta`, take the body first. */
const messages: Entity = { is: 'object', object: 'resource' };

const client: ObjectType = {
  members: {
    ...each(['get', 'post', 'put', 'patch', 'delete'], request(1)),
    withOptions: { is: 'maker', object: 'client', by: 'call', options: [at(0)], inherits: 'receiver' },
    messages,
    ...each(['vectorStores', 'containers'], { is: 'object', object: 'holder' }),
    beta: { is: 'object', object: 'beta' },
    // Signatures are checked here, without a request.
    webhooks: inert,
    ...locals('apiKey', 'baseURL', 'timeout', 'maxRetries', 'organization', 'project', 'logger', 'logLevel'),
    ...locals('buildURL', 'buildRequest', 'defaultQuery', 'makeStatusError', 'authToken', 'fetchWithTimeout'),
  },
  otherwise: { is: 'object', object: 'resource' },
};

const beta: ObjectType = {
  members: { messages, webhooks: inert, vectorStores: { is: 'object', object: 'holder' } },
  otherwise: { is: 'object', object: 'resource' },
};

export const stainlessObjects: Readonly<Record<string, ObjectType>> = {
  client,
  beta,
  resource,
  nested: nestedResource,
  holder,
  inert: { members: {} },
};

/** `new OpenAI({ timeout, maxRetries })`. */
export function stainlessClient(members: Readonly<Record<string, Entity>>): MakerEntity {
  return {
    is: 'maker',
    object: 'client',
    by: 'new',
    options: [at(0)],
    target: { option: 'baseURL' },
    members: { ...members, toFile: local, '*Error': local },
  };
}

/**
 * Their time limit ends at the response headers, and starts anew with each of the three attempts: neither a body nor a stream that goes
 * silent is ended by it (run). 0 is not off: it fires at once. On the built-in fetch of Node 20 the real limit is 300 s.
 */
export const stainlessTimeouts: TimeoutProfile = {
  options: [
    {
      path: 'timeout',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['connect', 'headers'],
      note: 'bounds each attempt until the headers, neither a body nor a stream',
    },
    {
      path: 'signal',
      at: 'call',
      form: 'signal',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      note: 'bounds the whole call, its retries and its stream too',
    },
  ],
  defaults: [
    {
      ms: 600_000,
      effect: 'bounds',
      covers: ['connect', 'headers'],
      option: 'timeout',
      note: 'gives each attempt 10 minutes by default',
    },
  ],
  fixes: [
    { at: 'call', set: { timeout: '$ms' }, note: 'bounds each attempt until the headers' },
    { at: 'client', set: { timeout: '$ms' }, note: 'bounds each attempt of every call until the headers' },
  ],
};

/** openai@6.49.0 client.js:173,566-612, @anthropic-ai/sdk@1.12.0 client.js:170,866-912 (run): POST too. */
export const stainlessRetries: RetryProfile = {
  options: [
    {
      path: 'maxRetries',
      at: 'both',
      form: 'retries',
      note: 'is how often a failed call is made again',
    },
  ],
  defaults: [{ retries: 2, option: 'maxRetries', note: 'repeats a failed call twice by default' }],
};

export const completionDeadline = {
  ms: 60_000,
  why: 'a model may write for half a minute; a minute means that something is wrong',
} as const;
