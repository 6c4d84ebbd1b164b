import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library, ObjectType } from '../schema.ts';
import {
  bound,
  made,
  method,
  noDefault,
  object,
  repeats,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
} from './shapes.ts';
import { completionDeadline } from './stainless.ts';

/** @langchain/core@1.4.0, @langchain/openai@1.5.8 (run); the clients beneath may have defaults of their own. */
const timeouts = timeoutsOf(
  [
    bound('timeout', 'bounds each attempt', { at: 'both' }),
    signalOption('signal', { note: 'bounds the whole call' }),
  ],
  [
    {
      ms: null,
      effect: 'unknown',
      covers: [],
      note: 'leaves the time to the client of the model, which may have a default',
    },
  ],
);

const bare = timeoutsOf([bound('timeout', 'bounds each attempt')], [noDefault]);

const call: CallEntity = method({ options: [at(1)] });
const embed: CallEntity = method({ timeout: 'embeddings' });

/** A runnable made of others: what it calls depends on its parts. */
const runnable: ObjectType = {
  members: {
    ...each(['invoke', 'stream', 'batch', 'streamEvents', 'streamLog', 'generate', 'call', 'predict'], call),
    ...each(['generatePrompt', 'predictMessages', 'transform'], call),
    ...each(
      ['bindTools', 'bind', 'withStructuredOutput', 'withConfig', 'pipe', 'withListeners', 'assign', 'pick'],
      object('runnable'),
    ),
    // What they add is seen by those who look for guards.
    ...each(['withRetry', 'withFallbacks'], object('guarded')),
    ...each(['getNumTokens', 'lc_namespace', 'getName', 'toJSON', 'getGraph'], local),
  },
  extensible: true,
};

const guarded: ObjectType = {
  ...runnable,
  members: {
    ...runnable.members,
    ...each(['invoke', 'stream', 'batch', 'streamEvents', 'streamLog'], { ...call, retry: 'guarded' }),
  },
};

const embeddings: ObjectType = {
  members: { ...each(['embedQuery', 'embedDocuments', 'embedImages'], embed) },
  extensible: true,
};

export const langchain: Library = {
  id: 'langchain',
  packages: ['@langchain/*', 'langchain'],
  kind: 'ai',
  depth: 'full',
  sources: [
    '@langchain/core@1.4.0 dist/utils/async_caller.js:171-201',
    '@langchain/openai@1.5.8 dist/chat_models/base.js:315, run',
  ],
  exports: {
    'Chat*': made({ object: 'runnable' }),
    'AzureChat*': made({ object: 'runnable' }),
    ...each(
      ['OpenAI', 'AzureOpenAI', 'Ollama', 'Cohere', 'Bedrock', 'VertexAI', 'HuggingFaceInference'],
      made({ object: 'runnable' }),
    ),
    '*Embeddings': made({ object: 'embeddings' }),
    ...locals(
      'ChatPromptTemplate',
      'ChatMessage',
      'ChatMessageHistory',
      'ChatPromptValue',
      'ChatGeneration*',
    ),
  },
  types: {
    BaseChatModel: 'runnable',
    BaseLanguageModel: 'runnable',
    'Chat*': 'runnable',
    Embeddings: 'embeddings',
    '*Embeddings': 'embeddings',
  },
  objects: { runnable, guarded, embeddings },
  timeouts: { request: timeouts, embeddings: bare },
  retries: {
    default: retriesOf(
      [retryOption('maxRetries', 'repeats a failed call so often')],
      repeats(6, { option: 'maxRetries' }),
    ),
    guarded: retriesOf(
      [],
      repeats(6, { note: 'repeats a failed call again, besides what its model repeats' }),
    ),
  },
  deadline: completionDeadline,
};
