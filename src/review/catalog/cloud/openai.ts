import { at, each, local } from '../define.ts';
import type { CallEntity, Library, ObjectType, TimeoutProfile } from '../schema.ts';
import {
  completionDeadline,
  stainlessClient,
  stainlessObjects,
  stainlessRetries,
  stainlessTimeouts,
} from './stainless.ts';

/** A method of version 3; the request's options are always its last parameter. */
function flat(position: number): CallEntity {
  return {
    is: 'call',
    options: [at(position)],
    operation: {
      kind: 'member-name',
      safe: ['list', 'retrieve', 'download', 'delete', 'cancel'],
      unsafe: ['create'],
    },
    timeout: 'v3',
    retry: 'v3',
  };
}

/** `OpenAIApi` of version 3, on axios. */
const flatClient: ObjectType = {
  members: {
    ...each(['listModels', 'listFiles', 'listFineTunes', 'listEngines'], flat(0)),
    createFile: flat(2),
    createImageVariation: flat(5),
    createTranslation: flat(5),
    createTranscription: flat(6),
    createImageEdit: flat(7),
  },
  otherwise: flat(1),
};

/** openai@3.3.0 dist/base.js: plain axios, whose default is no timeout. */
const flatTimeouts: TimeoutProfile = {
  options: [
    {
      path: 'timeout',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body'],
      off: [0],
      note: 'bounds the wait for the headers, then each silence of the body',
    },
    {
      path: 'signal',
      at: 'call',
      form: 'signal',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      note: 'bounds the whole request, reading the body too',
    },
    {
      path: 'baseOptions.timeout',
      at: 'client',
      form: 'ms',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body'],
      off: [0],
      note: 'bounds the wait for the headers, then each silence of the body',
    },
  ],
  defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default in version 3' }],
  fixes: [
    {
      at: 'call',
      set: { timeout: '$ms' },
      note: 'bounds the wait for the headers, then each silence of the body',
    },
  ],
};

const client = stainlessClient({});

export const openai: Library = {
  id: 'openai',
  packages: ['openai'],
  kind: 'ai',
  depth: 'full',
  sources: [
    'openai@6.49.0 client.js, core/streaming.js',
    'openai@4.104.0 core.js',
    'openai@3.3.0 dist/base.js',
    'run with openai 4.104.0, 5.23.2 and 6.49.0',
  ],
  exports: {
    default: stainlessClient({ OpenAI: client, AzureOpenAI: client }),
    '*OpenAI': client,
    Configuration: {
      is: 'maker',
      object: 'configuration',
      by: 'new',
      options: [at(0)],
      target: { option: 'basePath' },
    },
    // An axios instance may stand behind the configuration.
    OpenAIApi: { is: 'maker', object: 'flat', by: 'new', options: [at(0), at(2)] },
    toFile: local,
    '*Error': local,
  },
  types: { OpenAI: 'client', AzureOpenAI: 'client', OpenAIApi: 'flat' },
  objects: { ...stainlessObjects, flat: flatClient, configuration: { members: {} } },
  timeouts: { request: stainlessTimeouts, v3: flatTimeouts },
  retries: {
    default: stainlessRetries,
    v3: { options: [], defaults: [{ retries: null, note: 'repeats nothing in version 3' }] },
  },
  deadline: completionDeadline,
};
