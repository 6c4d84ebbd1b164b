import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library, MisplacedOptions } from '../schema.ts';
import {
  bound,
  idle,
  made,
  method,
  noDefault,
  object,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
} from './shapes.ts';
import { completionDeadline } from './stainless.ts';

/** @google/genai@2.32.0 (run): one clock over the whole, the body too. */
const timeouts = timeoutsOf(
  [
    bound('httpOptions.timeout', 'bounds the whole request'),
    bound('config.httpOptions.timeout', 'bounds the whole request', { at: 'call' }),
    signalOption('config.abortSignal'),
    idle('timeout', 'is not read beside the contents', '`config.httpOptions.timeout`'),
    idle('config.timeout', 'is not read there', '`config.httpOptions.timeout`'),
  ],
  [noDefault],
);

const attempts = 'counts the first attempt too';
const retries = retriesOf([
  retryOption('httpOptions.retryOptions.attempts', attempts, { form: 'attempts', off: [1] }),
  retryOption('config.httpOptions.retryOptions.attempts', attempts, {
    at: 'call',
    form: 'attempts',
    off: [1],
  }),
]);

const call: CallEntity = method({ options: [at(0)] });

export const googleGenai: Library = {
  id: 'google-genai',
  packages: ['@google/genai'],
  kind: 'ai',
  depth: 'full',
  sources: ['@google/genai@2.32.0, run'],
  exports: {
    GoogleGenAI: made(),
    ...locals('createUserContent', 'createPartFrom*', 'mcpToTool'),
    '*Error': local,
  },
  types: { Models: 'models', Chat: 'chat', Chats: 'chats', Files: 'models' },
  objects: {
    client: {
      members: {
        chats: object('chats'),
        live: object('live'),
        ...each(
          ['models', 'files', 'caches', 'batches', 'operations', 'tunings', 'fileSearchStores'],
          object('models'),
        ),
        ...each(['authTokens', 'interactions'], object('models')),
      },
      extensible: true,
    },
    models: { members: {}, otherwise: call },
    chats: { members: { create: object('chat') } },
    chat: { members: each(['sendMessage', 'sendMessageStream'], call) },
    live: { members: { connect: method({ waits: 'a live session stands for as long as one talks' }) } },
  },
  timeouts: { request: timeouts },
  retries: { default: retries },
  deadline: completionDeadline,
};

const legacyCall: CallEntity = method({
  options: [at(1)],
  misplaced: [
    {
      argument: 0,
      paths: ['timeout'],
      note: 'stands in the request',
      instead: 'it in the argument behind the request',
    } satisfies MisplacedOptions,
  ],
});

export const googleGenerativeAi: Library = {
  id: 'google-generative-ai',
  packages: ['@google/generative-ai'],
  kind: 'ai',
  depth: 'full',
  sources: ['@google/generative-ai@0.24.1, run'],
  exports: {
    GoogleGenerativeAI: made({ object: 'root', options: [] }),
    GoogleAICacheManager: made({ object: 'manager', options: [at(1)] }),
    GoogleAIFileManager: made({ object: 'manager', options: [at(1)] }),
    '*Error': local,
  },
  types: { GenerativeModel: 'model', ChatSession: 'chat' },
  objects: {
    root: {
      members: {
        getGenerativeModel: made({ object: 'model', by: 'call', options: [at(1)] }),
        getGenerativeModelFromCachedContent: made({ object: 'model', by: 'call', options: [at(2)] }),
      },
    },
    model: {
      members: {
        ...each(
          ['generateContent', 'generateContentStream', 'countTokens', 'embedContent', 'batchEmbedContents'],
          legacyCall,
        ),
        startChat: object('chat'),
      },
    },
    chat: { members: { ...each(['sendMessage', 'sendMessageStream'], legacyCall), getHistory: local } },
    manager: { members: {}, otherwise: method() },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds the whole request', { at: 'both' }), signalOption('signal')],
      [noDefault],
    ),
  },
  deadline: completionDeadline,
};
