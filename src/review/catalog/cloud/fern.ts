import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library, MisplacedOptions } from '../schema.ts';
import {
  bound,
  byDefault,
  made,
  method,
  repeats,
  resources,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
  untilHeaders,
} from './shapes.ts';
import { completionDeadline } from './stainless.ts';

/**
 * SDKs that Fern generates. Their time limit is in seconds, ends at the headers and is not repeated (run); what differs is how long it
 * is by default. Options stand behind an id, a request, or both.
 */

const misplaced: readonly MisplacedOptions[] = [
  {
    argument: 0,
    paths: ['timeoutInSeconds', 'abortSignal'],
    note: 'stands in the request and is sent to the service',
    instead: 'it in the argument behind the request',
  },
];

const call: CallEntity = method({ options: [at(1), at(2)], misplaced });

interface Given {
  readonly id: string;
  readonly packages?: readonly string[];
  readonly kind: Library['kind'];
  readonly classes: readonly string[];
  readonly seconds: number;
  readonly versions?: string;
  readonly source: string;
  readonly deadline: Library['deadline'];
}

function generated({
  id,
  packages = [id],
  kind,
  classes,
  seconds,
  source,
  deadline,
  versions,
}: Given): Library {
  const maker = made({ target: { option: 'baseUrl' } });
  const ms = seconds * 1000;
  return {
    id,
    packages,
    kind,
    depth: 'full',
    sources: [source],
    exports: {
      ...each(classes, maker),
      default: made({ members: each(classes, maker) }),
      '*Error': local,
      '*Environment': local,
    },
    types: Object.fromEntries(classes.map(name => [name, 'client'])),
    objects: resources(call, {
      anywhere: locals('withRawResponse', 'getWebhook*', 'verify*', 'webhookSignature'),
    }),
    timeouts: {
      request: timeoutsOf(
        [
          bound('timeoutInSeconds', 'bounds each attempt until the headers', {
            at: 'both',
            form: 's',
            covers: untilHeaders,
          }),
          signalOption('abortSignal'),
        ],
        [
          byDefault(ms, {
            option: 'timeoutInSeconds',
            covers: untilHeaders,
            note: `gives each attempt ${String(seconds)} s by default`,
            ...(versions === undefined ? {} : { versions }),
          }),
          ...(versions === undefined
            ? []
            : [{ ms: null, effect: 'unknown' as const, covers: [], note: 'had other clients before' }]),
        ],
      ),
    },
    retries: {
      default: retriesOf(
        [retryOption('maxRetries', 'repeats a failed call so often', { at: 'both' })],
        repeats(2, { option: 'maxRetries' }),
      ),
    },
    deadline,
  };
}

const restDeadline = { ms: 10_000, why: 'its service answers in a second; ten mean that something is wrong' };

export const cohere = generated({
  id: 'cohere-ai',
  kind: 'ai',
  classes: ['CohereClient', 'CohereClientV2'],
  seconds: 300,
  source: 'cohere-ai@8.1.0 api/resources/v2/client/Client.js:85, core/fetcher/requestWithRetries.js, run',
  deadline: completionDeadline,
});

export const square = generated({
  id: 'square',
  kind: 'payment',
  classes: ['SquareClient'],
  seconds: 60,
  versions: '>=40.0.0',
  source: 'square@46.0.0, run',
  deadline: { ms: 10_000, why: 'a payment is worth waiting for: banks answer in seconds' },
});

export const intercom = generated({
  id: 'intercom-client',
  kind: 'saas',
  classes: ['IntercomClient'],
  seconds: 20,
  versions: '>=6.0.0',
  source: 'intercom-client@7.0.3, run',
  deadline: restDeadline,
});

/** Version 4 and before are another client; `AuthenticationClient` is none of Fern's. */
export const auth0 = generated({
  id: 'auth0',
  kind: 'saas',
  classes: ['ManagementClient'],
  seconds: 60,
  versions: '>=5.0.0',
  source: 'auth0@7.1.0',
  deadline: restDeadline,
});

export const elevenLabs = generated({
  id: 'elevenlabs',
  packages: ['@elevenlabs/elevenlabs-js', 'elevenlabs'],
  kind: 'ai',
  classes: ['ElevenLabsClient'],
  seconds: 240,
  source:
    '@elevenlabs/elevenlabs-js@2.73.0 api/resources/textToSpeech/client/Client.js, core/fetcher/requestWithRetries.js:15',
  deadline: completionDeadline,
});

export const deepgram = generated({
  id: 'deepgram',
  packages: ['@deepgram/sdk'],
  kind: 'ai',
  classes: ['DeepgramClient'],
  seconds: 60,
  versions: '>=5.0.0',
  source: '@deepgram/sdk@5.13.0 dist/cjs/api/resources/listen, core/fetcher/requestWithRetries.js:15',
  deadline: completionDeadline,
});

export const fernFamily: readonly Library[] = [cohere, square, intercom, auth0, elevenLabs, deepgram];
