import { at } from '../define.ts';
import type { Library } from '../schema.ts';
import { byDefault, method, repeats, untilHeaders } from './shapes.ts';
import {
  completionDeadline,
  stainlessClient,
  stainlessObjects,
  stainlessRetries,
  stainlessTimeouts,
} from './stainless.ts';

/** SDKs that the same tool as openai's generates: what differs is the time that an attempt has by default. */

/** A method that is not known by its name takes an id or a body before its options. */
const objects: Library['objects'] = {
  ...stainlessObjects,
  resource: {
    members: {},
    ...stainlessObjects.resource,
    call: method({ options: [at(1), at(2)] }),
  },
};

interface Given {
  readonly id: string;
  readonly packages?: readonly string[];
  readonly kind: Library['kind'];
  readonly classes: readonly string[];
  readonly source: string;
  readonly deadline: Library['deadline'];
}

function generated({ id, packages = [id], kind, classes, source, deadline }: Given): Library {
  const client = stainlessClient({});
  const named = Object.fromEntries(classes.map(name => [name, client]));
  return {
    id,
    packages,
    kind,
    depth: 'full',
    sources: [source],
    exports: { default: stainlessClient(named), ...named },
    types: Object.fromEntries(classes.map(name => [name, 'client'])),
    objects,
    timeouts: {
      request: {
        ...stainlessTimeouts,
        defaults: [
          byDefault(60_000, {
            option: 'timeout',
            covers: untilHeaders,
            note: 'gives each attempt a minute by default',
          }),
        ],
      },
    },
    retries: { default: stainlessRetries },
    deadline,
  };
}

const restDeadline = { ms: 10_000, why: 'its service answers in a second; ten mean that something is wrong' };

export const groq = generated({
  id: 'groq-sdk',
  kind: 'ai',
  classes: ['Groq'],
  source: 'groq-sdk@1.6.0 client.js:41,71, run',
  deadline: completionDeadline,
});

export const together = generated({
  id: 'together-ai',
  kind: 'ai',
  classes: ['Together'],
  source: 'together-ai@0.52.0 client.js:50,85, run',
  deadline: completionDeadline,
});

export const cerebras = generated({
  id: 'cerebras',
  packages: ['@cerebras/cerebras_cloud_sdk'],
  kind: 'ai',
  classes: ['Cerebras'],
  source: '@cerebras/cerebras_cloud_sdk@1.91.0 core.js:133,306',
  deadline: completionDeadline,
});

export const cloudflare = generated({
  id: 'cloudflare',
  kind: 'cloud',
  classes: ['Cloudflare'],
  source: 'cloudflare@7.3.0 client.js:183,193',
  deadline: restDeadline,
});

export const dodoPayments = generated({
  id: 'dodopayments',
  kind: 'payment',
  classes: ['DodoPayments'],
  source: 'dodopayments@2.52.0 client.js:116,126',
  deadline: restDeadline,
});

export const browserbase = generated({
  id: 'browserbase',
  packages: ['@browserbasehq/sdk'],
  kind: 'saas',
  classes: ['Browserbase'],
  source: '@browserbasehq/sdk@2.21.0 core.js:127,304',
  deadline: restDeadline,
});

export const knock = generated({
  id: 'knock',
  packages: ['@knocklabs/node'],
  kind: 'saas',
  classes: ['Knock'],
  source: '@knocklabs/node@1.35.0 client.js:108,118,535',
  deadline: restDeadline,
});

/** Version 1 has no options of a call, and the client's timeout is set by `setTimeout`: left open. */
export const telnyx: Library = {
  ...generated({
    id: 'telnyx',
    kind: 'saas',
    classes: ['Telnyx'],
    source: 'telnyx@7.24.0 client.js:859,869; telnyx@1.27.0 lib/telnyx.js:7',
    deadline: restDeadline,
  }),
  timeouts: {
    request: {
      ...stainlessTimeouts,
      defaults: [
        byDefault(60_000, {
          versions: '>=2.0.0',
          option: 'timeout',
          covers: untilHeaders,
          note: 'gives each attempt a minute by default',
        }),
        byDefault(120_000, {
          versions: '<2.0.0',
          effect: 'unknown',
          note: 'takes the default of servers of Node, which was two minutes once',
        }),
      ],
    },
  },
  retries: {
    default: {
      ...stainlessRetries,
      defaults: [
        repeats(2, { versions: '>=2.0.0', option: 'maxRetries' }),
        { versions: '<2.0.0', retries: null, note: 'repeats nothing by default' },
      ],
    },
  },
};

export const stainlessFamily: readonly Library[] = [
  groq,
  together,
  cerebras,
  cloudflare,
  dodoPayments,
  browserbase,
  knock,
  telnyx,
];
