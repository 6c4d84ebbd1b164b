import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  byDefault,
  idle,
  made,
  method,
  noDefault,
  object,
  ownFetch,
  repeats,
  resources,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';
import { completionDeadline } from './stainless.ts';

/** @mistralai/mistralai@2.7.0 esm/funcs/chatComplete.js:43-56. */
export const mistral: Library = {
  id: 'mistralai',
  packages: ['@mistralai/mistralai'],
  kind: 'ai',
  depth: 'full',
  sources: ['@mistralai/mistralai@2.7.0 esm/funcs/chatComplete.js, run'],
  exports: { Mistral: made({ target: { option: 'serverURL' } }), default: made({ options: [] }) },
  objects: resources(method({ options: [at(1)] })),
  timeouts: {
    request: timeoutsOf(
      [bound('timeoutMs', 'bounds the whole request', { at: 'both' })],
      [byDefault(300_000, { option: 'timeoutMs' })],
    ),
  },
  retries: {
    default: retriesOf([
      retryOption('retries', 'repeats a failed request as its strategy says', {
        at: 'call',
        form: 'policy',
        off: [],
      }),
      retryOption('retryConfig', 'repeats a failed request as its strategy says', {
        form: 'policy',
        off: [],
      }),
    ]),
  },
  deadline: completionDeadline,
};

const run: CallEntity = method({ options: [at(1)], timeout: 'run' });

/** replicate@1.4.0 lib/util.js:195-238, index.js:288; `run` does not hand its signal on (run). */
export const replicate: Library = {
  id: 'replicate',
  packages: ['replicate'],
  kind: 'ai',
  depth: 'full',
  sources: ['replicate@1.4.0 lib/util.js, index.js, run'],
  exports: { default: made(), Replicate: made() },
  objects: {
    client: {
      members: {
        ...each(['run', 'wait'], run),
        stream: run,
        request: method({ options: [at(1)] }),
        ...locals('auth', 'userAgent', 'baseUrl', 'fetch'),
        paginate: local,
      },
      otherwise: object('resource'),
    },
    resource: {
      members: each(['versions', 'examples', 'predictions'], object('resource')),
      otherwise: method({ options: [at(0), at(1), at(2)] }),
    },
  },
  timeouts: {
    request: timeoutsOf([signalOption('signal', { note: 'bounds the request' })], [noDefault]),
    run: timeoutsOf(
      [idle('signal', 'is not handed on to the request', 'a `fetch` with a deadline', { form: 'signal' })],
      [noDefault],
      ownFetch,
    ),
  },
  retries: {
    default: retriesOf(
      [],
      repeats(5, { note: 'repeats on 429, and reads on 5xx, up to five times without a pause' }),
    ),
  },
  deadline: completionDeadline,
};

const inference: CallEntity = method({ options: [at(1)] });

/** @huggingface/inference@4.13.30 dist/commonjs/utils/request.js:36-38,89-91: repeats on 503 for ever, without a pause (run). */
export const huggingface: Library = {
  id: 'huggingface-inference',
  packages: ['@huggingface/inference'],
  kind: 'ai',
  depth: 'full',
  sources: ['@huggingface/inference@4.13.30 dist/commonjs/utils/request.js, run'],
  exports: {
    ...each(['InferenceClient', 'HfInference', 'InferenceClientEndpoint'], made({ options: [at(1)] })),
    ...each(['chatCompletion', 'chatCompletionStream', 'textGeneration', 'textGenerationStream'], inference),
    ...each(
      ['featureExtraction', 'textToImage', 'automaticSpeechRecognition', 'summarization', 'translation'],
      inference,
    ),
  },
  objects: { client: { members: { endpoint: object('client') }, otherwise: inference, extensible: true } },
  timeouts: {
    request: timeoutsOf(
      [signalOption('signal', { note: 'bounds the whole, its repetitions too' })],
      [noDefault],
    ),
  },
  retries: {
    default: retriesOf(
      [
        retryOption('retry_on_error', 'switches repeating on or off', {
          at: 'both',
          form: 'switch',
          off: [false],
        }),
      ],
      repeats(Infinity, { note: 'repeats without end while the service answers with 503' }),
    ),
  },
  deadline: completionDeadline,
};

/** ollama@0.6.4: no option bounds a call (run). */
export const ollama: Library = {
  id: 'ollama',
  packages: ['ollama', 'ollama/browser'],
  kind: 'ai',
  depth: 'full',
  sources: ['ollama@0.6.4, run'],
  exports: { default: object('client'), Ollama: made({ target: { option: 'host' } }) },
  objects: {
    client: {
      members: locals('abort', 'encodeImage', 'config', 'fetch'),
      otherwise: method(),
      extensible: true,
    },
  },
  timeouts: { request: timeoutsOf([], [noDefault], ownFetch) },
  deadline: completionDeadline,
};

/** assemblyai@4.41.5 dist/index.cjs: `fetch`; polling waits for the transcript. */
export const assemblyAi: Library = {
  id: 'assemblyai',
  packages: ['assemblyai'],
  kind: 'ai',
  depth: 'thin',
  sources: ['assemblyai@4.41.5 dist'],
  exports: { AssemblyAI: made({ target: { option: 'baseUrl' } }) },
  objects: resources(method(), { client: { streaming: local, realtime: local } }),
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline: completionDeadline,
};

/** exa-js@2.23.0 dist/index.js: `fetch` without a signal. */
export const exa: Library = {
  id: 'exa-js',
  packages: ['exa-js'],
  kind: 'ai',
  depth: 'thin',
  sources: ['exa-js@2.23.0 dist/index.js'],
  exports: { default: made({ options: [] }), Exa: made({ options: [] }) },
  objects: resources(method()),
  timeouts: { request: timeoutsOf([], [noDefault]) },
  retries: unknownRetries,
  deadline: { ms: 30_000, why: 'a search that reads pages takes seconds' },
};

const scrape: CallEntity = method();

export const firecrawl: Library = {
  id: 'firecrawl',
  packages: ['@mendable/firecrawl-js', 'firecrawl'],
  kind: 'ai',
  depth: 'thin',
  sources: ['@mendable/firecrawl-js@1.21.1 dist'],
  exports: {
    default: made({ target: { option: 'apiUrl' } }),
    FirecrawlApp: made(),
    Firecrawl: made(),
    '*Error': local,
  },
  objects: { client: { members: locals('isCloudService', 'version'), otherwise: scrape, extensible: true } },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline: { ms: 60_000, why: 'reading a page as a browser does takes many seconds' },
};

export const pinecone: Library = {
  id: 'pinecone',
  packages: ['@pinecone-database/pinecone'],
  kind: 'search',
  depth: 'thin',
  sources: ['@pinecone-database/pinecone@8.2.0 dist'],
  exports: { Pinecone: made() },
  types: { Index: 'index' },
  objects: {
    client: {
      members: { ...each(['index', 'Index', 'assistant'], object('index')), inference: object('index') },
      otherwise: method(),
      extensible: true,
    },
    index: { members: { namespace: object('index') }, otherwise: method() },
  },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline: {
    ms: 10_000,
    why: 'a search in an index takes milliseconds; ten seconds mean that something is wrong',
  },
};

export const qdrant: Library = {
  id: 'qdrant',
  packages: ['@qdrant/js-client-rest'],
  kind: 'search',
  depth: 'thin',
  sources: ['@qdrant/js-client-rest@1.18.0 dist/cjs/qdrant-client.js'],
  exports: { QdrantClient: made({ target: { option: 'url' } }) },
  objects: { client: { members: { api: local }, otherwise: method(), extensible: true } },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds each request')],
      [byDefault(300_000, { option: 'timeout' })],
    ),
  },
  deadline: {
    ms: 10_000,
    why: 'a search in an index takes milliseconds; ten seconds mean that something is wrong',
  },
};

export const modelApis: readonly Library[] = [
  mistral,
  replicate,
  huggingface,
  ollama,
  assemblyAi,
  exa,
  firecrawl,
  pinecone,
  qdrant,
];
