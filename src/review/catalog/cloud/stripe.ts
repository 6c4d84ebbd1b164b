import { at, each, local, locals } from '../define.ts';
import type {
  CallEntity,
  Entity,
  Library,
  MakerEntity,
  MisplacedOptions,
  ObjectType,
  RetryProfile,
  TimeoutProfile,
} from '../schema.ts';

const optionNames = ['timeout', 'maxNetworkRetries'];

/** From 22 on, options are told from parameters by their place alone (run); before, by their names. */
function amongParameters(argument: number): MisplacedOptions {
  return {
    argument,
    paths: optionNames,
    versions: '>=22.0.0',
    note: 'stands among the parameters and is sent to the service',
    instead: 'it in the argument behind the parameters',
  };
}

/** Before 22, an object with such a key was taken for options as a whole, and its parameters were dropped with a warning (run). */
const takenForOptions: MisplacedOptions = {
  argument: 0,
  paths: optionNames,
  versions: '<22.0.0',
  note: 'makes the whole object options, and drops its parameters',
  instead: 'it in the second argument',
};

function request(position: number, misplaced: readonly MisplacedOptions[]): CallEntity {
  return {
    is: 'call',
    options: [at(position)],
    operation: {
      kind: 'member-name',
      safe: ['retrieve', 'list', 'search', 'preview', 'del', 'find'],
      // A key is made for each call, so that a call that is made anew is a new one to the service.
      unsafe: ['create', 'confirm', 'capture', 'pay', 'finalize', 'send', 'process', 'submit', 'refund'],
    },
    timeout: 'request',
    misplaced,
  };
}

/** `create(params?, options?)`. */
const withParameters = request(1, [amongParameters(0), takenForOptions]);
/** `retrieve(id, params?, options?)`. */
const withId = request(2, [amongParameters(1)]);
/** `updateSource(customer, id, params?, options?)`. */
const withTwoIds = request(3, [amongParameters(2)]);

/** Methods on a part of what the first argument names. */
const twoIdMethods = [
  'Source',
  'ExternalAccount',
  'Person',
  'Capability',
  'Refund',
  'TaxId',
  'Reversal',
  'Feature',
].flatMap(part => [`retrieve${part}`, `update${part}`, `delete${part}`]);

/** Names of resources within a namespace, or of namespaces within one (`checkout.sessions`, `testHelpers.treasury`). */
const resourceNames = [
  ...[
    'sessions',
    'configurations',
    'alerts',
    'creditBalanceSummaries',
    'creditBalanceTransactions',
    'creditGrants',
  ],
  ...[
    'meters',
    'meterEvents',
    'meterEventAdjustments',
    'meterEventSession',
    'meterEventStream',
    'orders',
    'products',
  ],
  ...[
    'suppliers',
    'activeEntitlements',
    'features',
    'accounts',
    'transactions',
    'requests',
    'verificationReports',
  ],
  ...['verificationSessions', 'authorizations', 'cards', 'cardholders', 'disputes', 'personalizationDesigns'],
  ...['physicalBundles', 'tokens', 'trialOffers', 'earlyFraudWarnings', 'paymentEvaluations', 'valueLists'],
  ...[
    'valueListItems',
    'reportRuns',
    'reportTypes',
    'scheduledQueryRuns',
    'associations',
    'calculations',
    'locations',
  ],
  ...[
    'registrations',
    'settings',
    'connectionTokens',
    'onboardingLinks',
    'readers',
    'confirmationTokens',
    'customers',
  ],
  ...['refunds', 'testClocks', 'issuing', 'terminal', 'treasury', 'authentications', 'creditReversals'],
  ...['debitReversals', 'financialAccounts', 'inboundTransfers', 'outboundPayments', 'outboundTransfers'],
  ...[
    'receivedCredits',
    'receivedDebits',
    'transactionEntries',
    'billing',
    'commerce',
    'core',
    'moneyManagement',
  ],
  ...[
    'testHelpers',
    'secrets',
    'events',
    'eventDestinations',
    'accountLinks',
    'accountTokens',
    'persons',
    'accountPersons',
  ],
];

const resource: ObjectType = {
  members: {
    ...each(
      ['create', 'list', 'search', 'createPreview', 'retrieveCurrent', 'createFromCalculation'],
      withParameters,
    ),
    ...each(
      [...twoIdMethods, 'verifySource', 'retrievePaymentMethod', 'retrieveCashBalanceTransaction'],
      withTwoIds,
    ),
    ...each(resourceNames, { is: 'object', object: 'resource' }),
    ...locals('path', 'basePath', 'initialize', 'requestDataProcessor', 'validateRequest'),
  },
  otherwise: withId,
};

const client: ObjectType = {
  members: {
    rawRequest: request(3, [amongParameters(2)]),
    // There is but one: its methods take no id.
    ...each(['balance', 'balanceSettings', 'oauth'], { is: 'object', object: 'single' }),
    // Signatures are checked here, without a request.
    webhooks: { is: 'object', object: 'inert' },
    ...each(['errors', 'StripeResource', 'VERSION'], local),
    ...each(['set*', 'get*', 'parseEventNotification*', '_*'], local),
    ...each(['setupIntents', 'setupAttempts'], { is: 'object', object: 'resource' }),
  },
  otherwise: { is: 'object', object: 'resource' },
};

const single: ObjectType = {
  members: { authorizeUrl: local },
  otherwise: withParameters,
};

const maker: MakerEntity = {
  is: 'maker',
  object: 'client',
  by: 'either',
  options: [at(1)],
  target: { option: 'host' },
  members: statics(),
};

function statics(): Readonly<Record<string, Entity>> {
  const made: MakerEntity = {
    is: 'maker',
    object: 'client',
    by: 'either',
    options: [at(1)],
    target: { option: 'host' },
  };
  return {
    Stripe: made,
    webhooks: { is: 'object', object: 'inert' },
    ...locals(
      'errors',
      'createNodeHttpClient',
      'createFetchHttpClient',
      'createNodeCryptoProvider',
      'HttpClient',
    ),
    ...locals(
      'createSubtleCryptoProvider',
      'CryptoProvider',
      'StripeResource',
      'PACKAGE_VERSION',
      'API_VERSION',
    ),
  };
}

/** stripe@23.1.0 cjs/stripe.core.js:102,181; stripe@8.222.0 lib/stripe.js:10,99; stripe@7.63.1 lib/stripe.js:11. */
const timeouts: TimeoutProfile = {
  options: [
    {
      path: 'timeout',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['connect', 'headers'],
      off: [0],
      note: 'bounds each attempt until the headers; the body only from stripe 22 on',
    },
    {
      path: 'signal',
      at: 'call',
      form: 'signal',
      effect: 'ignored',
      covers: [],
      instead: '`timeout`',
      note: 'is no option of stripe',
    },
  ],
  defaults: [
    {
      versions: '>=8.0.0',
      ms: 80_000,
      effect: 'bounds',
      covers: ['connect', 'headers'],
      option: 'timeout',
      note: 'gives each attempt 80 s by default',
    },
    {
      versions: '<8.0.0',
      ms: null,
      effect: 'bounds',
      covers: [],
      note: "takes the default of Node's servers, which is none since Node 13",
    },
  ],
  fixes: [
    { at: 'client', set: { timeout: '$ms' }, note: 'bounds each attempt of every call' },
    { at: 'call', set: { timeout: '$ms' }, note: 'bounds each attempt' },
  ],
};

/**
 * stripe@23.1.0 cjs/RequestSender.js:192-234 (run with 8, 12, 13, 16 to 23). POST too, under one key for all attempts; 0 still leaves one for
 * a connection that was reset.
 */
const retries: RetryProfile = {
  options: [
    {
      path: 'maxNetworkRetries',
      at: 'both',
      form: 'retries',
      note: 'is how often a failed call is made again',
    },
  ],
  defaults: [
    {
      versions: '>=17.0.0',
      retries: 2,
      option: 'maxNetworkRetries',
      note: 'repeats a failed call twice by default',
    },
    {
      versions: '>=13.0.0',
      retries: 1,
      option: 'maxNetworkRetries',
      note: 'repeats a failed call once by default',
    },
    { retries: null, option: 'maxNetworkRetries', note: 'repeats nothing by default before version 13' },
  ],
};

export const stripe: Library = {
  id: 'stripe',
  packages: ['stripe'],
  kind: 'payment',
  depth: 'full',
  sources: [
    'stripe@23.1.0 cjs/stripe.core.js, cjs/RequestSender.js',
    'stripe@8.222.0 and @7.63.1 lib/stripe.js',
    'run with stripe 8, 12, 13, 16 to 23',
  ],
  exports: { default: maker, Stripe: maker },
  types: { Stripe: 'client' },
  objects: { client, resource, single, inert: { members: {} } },
  timeouts: { request: timeouts },
  retries: { default: retries },
  deadline: {
    ms: 10_000,
    why: 'a payment is worth waiting for: banks answer in seconds, and an answer that is lost costs more',
  },
};
