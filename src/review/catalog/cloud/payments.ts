import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  byDefault,
  made,
  method,
  noDefault,
  noRetries,
  object,
  resources,
  retriesOf,
  retryOption,
  signalOption,
  silences,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

/** Payments. */
const payment = { ms: 10_000, why: 'a payment is worth waiting for: banks answer in seconds' };

/** No time limit was seen in 2 s of hanging (run). */
const none = timeoutsOf([], [noDefault], 'neither its calls nor its client have an option that bounds them');

const call: CallEntity = method();

/** plaid@47.0.0: axios, with `baseOptions` (run). */
export const plaid: Library = {
  id: 'plaid',
  packages: ['plaid'],
  kind: 'payment',
  depth: 'full',
  sources: ['plaid@47.0.0, run'],
  exports: {
    PlaidApi: made({ object: 'api' }),
    Configuration: made({ object: 'configuration', target: { option: 'basePath' } }),
    ...locals('PlaidEnvironments', 'Products', 'CountryCode'),
  },
  objects: {
    api: { members: {}, otherwise: method({ options: [at(1)] }), extensible: true },
    configuration: { members: {} },
  },
  timeouts: {
    request: timeoutsOf(
      [
        bound('timeout', 'bounds the wait for the headers, then each silence of the body', {
          at: 'call',
          covers: silences,
          off: [0],
        }),
        signalOption('signal'),
        bound('baseOptions.timeout', 'bounds the wait for the headers, then each silence of the body', {
          covers: silences,
          off: [0],
        }),
      ],
      [noDefault],
    ),
  },
  retries: noRetries,
  deadline: payment,
};

/** @paypal/paypal-server-sdk@2.5.0 dist/cjs/defaultConfiguration.js:13. */
export const paypal: Library = {
  id: 'paypal',
  packages: ['@paypal/paypal-server-sdk'],
  kind: 'payment',
  depth: 'full',
  sources: ['@paypal/paypal-server-sdk@2.5.0 dist/cjs/defaultConfiguration.js'],
  exports: {
    Client: made({ object: 'settings' }),
    '*Controller': made({ object: 'controller', options: [], inherits: { argument: 0 } }),
    '*Error': local,
  },
  objects: {
    settings: { members: {} },
    controller: { members: {}, otherwise: method({ options: [at(1)] }) },
  },
  timeouts: {
    request: timeoutsOf(
      [
        bound('timeout', 'bounds each request', { off: [0] }),
        bound('httpClientOptions.timeout', 'bounds each request', { off: [0] }),
        signalOption('abortSignal'),
      ],
      [noDefault],
    ),
  },
  retries: {
    default: retriesOf([
      retryOption('httpClientOptions.retryConfig.maxNumberOfRetries', 'repeats a failed request so often'),
    ]),
  },
  deadline: payment,
};

/** @paypal/checkout-server-sdk, which is retired: `client.execute(request)`. */
export const paypalCheckout: Library = {
  id: 'paypal-checkout',
  packages: ['@paypal/checkout-server-sdk'],
  kind: 'payment',
  depth: 'thin',
  sources: ['@paypal/checkout-server-sdk: shape of its client alone'],
  exports: { core: object('core'), default: object('root') },
  objects: {
    root: { members: { core: object('core') } },
    core: { members: { PayPalHttpClient: made({ options: [] }), ...locals('*Environment') } },
    client: { members: { execute: call }, extensible: true },
  },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline: payment,
};

/** braintree@3.40.0 lib/braintree/config.js:7. */
export const braintree: Library = {
  id: 'braintree',
  packages: ['braintree'],
  kind: 'payment',
  depth: 'full',
  sources: ['braintree@3.40.0 lib/braintree/config.js'],
  exports: {
    BraintreeGateway: made(),
    connect: made({ by: 'call' }),
    default: object('root'),
    Environment: local,
  },
  objects: {
    root: { members: { BraintreeGateway: made(), connect: made({ by: 'call' }), Environment: local } },
    ...resources(call, {
      client: { webhookNotification: local, webhookTesting: local, transparentRedirect: local },
      anywhere: {},
    }),
  },
  timeouts: {
    request: timeoutsOf(
      [],
      [byDefault(60_000, { note: 'gives each request a minute by default' })],
      'its time limit is set on `gateway.config`',
    ),
  },
  retries: noRetries,
  deadline: payment,
};

/** @paddle/paddle-node-sdk@3.10.0 dist/cjs/internal/api/client.js:51-85: `fetch` without a signal. */
export const paddle: Library = {
  id: 'paddle',
  packages: ['@paddle/paddle-node-sdk'],
  kind: 'payment',
  depth: 'full',
  sources: ['@paddle/paddle-node-sdk@3.10.0 dist/cjs/internal/api/client.js'],
  exports: {
    Paddle: made({ options: [at(1)] }),
    ...locals('Environment', 'EventName', 'LogLevel', 'ApiError'),
  },
  objects: resources(call, { client: { webhooks: local } }),
  timeouts: { request: none },
  retries: noRetries,
  deadline: payment,
};

const lemon: CallEntity = method();

/** @lemonsqueezy/lemonsqueezy.js@4.0.0: `fetch` without a signal. */
export const lemonSqueezy: Library = {
  id: 'lemonsqueezy',
  packages: ['@lemonsqueezy/lemonsqueezy.js'],
  kind: 'payment',
  depth: 'full',
  sources: ['@lemonsqueezy/lemonsqueezy.js@4.0.0'],
  exports: {
    ...each(
      [
        'get*',
        'list*',
        'create*',
        'update*',
        'cancel*',
        'activate*',
        'validate*',
        'deactivate*',
        'delete*',
        'issue*',
      ],
      lemon,
    ),
    lemonSqueezySetup: local,
  },
  objects: {},
  timeouts: { request: none },
  retries: noRetries,
  deadline: payment,
};

export const payments: readonly Library[] = [plaid, paypal, paypalCheckout, braintree, paddle, lemonSqueezy];
