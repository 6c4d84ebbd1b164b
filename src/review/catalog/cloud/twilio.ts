import { at, local, locals } from '../define.ts';
import type { CallEntity, Entity, Library, MakerEntity, ObjectType } from '../schema.ts';
import {
  bound,
  byDefault,
  idle,
  made,
  method,
  object,
  retriesOf,
  retryOption,
  timeoutsOf,
} from './shapes.ts';

/** twilio@6.2.0 lib/base/RequestClient.js:47,92,173; twilio@4.23.0 lib/base/BaseTwilio.js does not read the option. */
const timeouts = timeoutsOf(
  [
    bound('timeout', 'bounds the whole request', { versions: '>=5.0.0' }),
    idle('timeout', 'is not read before version 5', '`httpClient: new RequestClient({ timeout })`', {
      at: 'client',
      versions: '<5.0.0',
    }),
    bound('httpClient.timeout', 'bounds the whole request', { keys: ['httpClient', 'timeout'] }),
  ],
  [byDefault(30_000, { option: 'timeout' })],
);

const call: CallEntity = method();

const methods = ['create', 'list', 'each', 'page', 'fetch', 'update', 'remove', 'getPage', 'post'];

/** `client.messages(sid)` names one; what is no method is a resource. */
const resource: ObjectType = {
  members: { ...Object.fromEntries(methods.map(name => [name, call])), ...locals('toJSON', 'sid') },
  otherwise: object('resource'),
};

function maker(): MakerEntity {
  return { is: 'maker', object: 'client', by: 'either', options: [at(2)], target: { option: 'region' } };
}

const statics: Readonly<Record<string, Entity>> = {
  Twilio: maker(),
  RequestClient: made({ object: 'http' }),
  ...locals('twiml', 'jwt', 'validateRequest*', 'validateBody', 'webhook', 'getExpectedTwilioSignature'),
  RestException: local,
};

export const twilio: Library = {
  id: 'twilio',
  packages: ['twilio'],
  kind: 'saas',
  depth: 'full',
  sources: ['twilio@6.2.0 lib/base/RequestClient.js', 'twilio@4.23.0 lib/base/BaseTwilio.js, run'],
  exports: { default: { ...maker(), members: statics }, ...statics },
  types: { Twilio: 'client' },
  objects: {
    client: {
      members: { request: method(), ...locals('setAccountSid', 'accountSid', 'username', 'password') },
      otherwise: object('resource'),
    },
    resource,
    http: { members: {} },
  },
  timeouts: { request: timeouts },
  retries: {
    default: retriesOf([
      retryOption('autoRetry', 'repeats a call that was refused for its rate', {
        form: 'policy',
        off: [false],
      }),
    ]),
  },
  deadline: { ms: 10_000, why: 'a message is accepted within a second; ten mean that something is wrong' },
};
