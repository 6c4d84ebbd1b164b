import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  idle,
  made,
  method,
  noDefault,
  repeats,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
} from './shapes.ts';
import { completionDeadline } from './stainless.ts';

const abortSignal = signalOption('abortSignal', { note: 'bounds the whole, all attempts and the stream' });

function text(path: string, note: string) {
  return bound(path, note, { at: 'call', versions: '>=6.0.0' });
}

/** ai@6.0.326 dist/index.d.ts:375-454 (run); 3, 4 and 5 have no `timeout`. */
const texts = timeoutsOf(
  [
    text('timeout', 'bounds the whole, its retries and tools too'),
    abortSignal,
    text('timeout.totalMs', 'bounds the whole, its retries and tools too'),
    { ...text('timeout.stepMs', 'bounds each step'), covers: ['connect', 'headers', 'body'] },
    { ...text('timeout.chunkMs', 'bounds the silence between two chunks'), effect: 'partial' },
    idle('timeout', 'is no option before version 6', '`abortSignal`', { versions: '<6.0.0' }),
  ],
  [noDefault],
);

const others = timeoutsOf(
  [abortSignal, idle('timeout', 'is no option of this function', '`abortSignal`')],
  [noDefault],
);

function run(timeout: string): CallEntity {
  return method({
    options: [at(0)],
    operation: {
      kind: 'member-name',
      safe: ['embed', 'rerank'],
      unsafe: ['generate', 'stream', 'transcribe'],
    },
    timeout,
  });
}

const write = run('text');
const other = run('other');
const agent = made({ object: 'agent' });

/** Its functions; the models of `@ai-sdk/*` are made without a request, and called by these. */
export const vercelAi: Library = {
  id: 'ai',
  packages: ['ai'],
  kind: 'ai',
  depth: 'full',
  sources: ['ai@6.0.326, @5.0.277, @4.3.19 and @3.4.33 dist/index.js, run'],
  exports: {
    ...each(['generateText', 'streamText'], write),
    ...each(['generateObject', 'streamObject', 'embed', 'embedMany', 'rerank'], other),
    ...each(['transcribe', 'experimental_transcribe', 'generateImage', 'experimental_generateImage'], other),
    ...each(['generateSpeech', 'experimental_generateSpeech', 'experimental_generateVideo'], other),
    ...each(['ToolLoopAgent', 'Experimental_Agent'], agent),
    ...locals(
      'tool',
      'jsonSchema',
      'zodSchema',
      'convertTo*',
      'stepCountIs',
      'cosineSimilarity',
      'smoothStream',
    ),
    '*Error': local,
  },
  objects: { agent: { members: each(['generate', 'stream'], write) } },
  timeouts: { text: texts, other: others },
  retries: {
    default: retriesOf(
      [retryOption('maxRetries', 'repeats a failed request so often', { at: 'both' })],
      repeats(2, { option: 'maxRetries' }),
    ),
  },
  deadline: completionDeadline,
};
