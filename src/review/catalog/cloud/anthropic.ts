import { local } from '../define.ts';
import type { Library } from '../schema.ts';
import {
  completionDeadline,
  stainlessClient,
  stainlessObjects,
  stainlessRetries,
  stainlessTimeouts,
} from './stainless.ts';

const client = stainlessClient({});

/** Beside the limit of time, `create` refuses a call whose answer would take longer than ten minutes, unless it is streamed. */
export const anthropic: Library = {
  id: 'anthropic',
  packages: ['@anthropic-ai/sdk'],
  kind: 'ai',
  depth: 'full',
  sources: [
    '@anthropic-ai/sdk@1.12.0 client.js, resources/messages/messages.js',
    'run with @anthropic-ai/sdk 0.39.0, 0.60.0 and 1.12.0',
  ],
  exports: {
    default: stainlessClient({ Anthropic: client }),
    Anthropic: client,
    BaseAnthropic: client,
    toFile: local,
    '*Error': local,
  },
  types: { Anthropic: 'client', BaseAnthropic: 'client' },
  objects: stainlessObjects,
  timeouts: { request: stainlessTimeouts },
  retries: { default: stainlessRetries },
  deadline: completionDeadline,
};
