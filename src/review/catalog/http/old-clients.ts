import { at, each, local, locals, methodIn, objectAt, verbs } from '../define.ts';
import { noDefault, signalOption } from '../cloud/shapes.ts';
import type { CallEntity, Library, MakerEntity, ObjectType } from '../schema.ts';

const deadline = {
  ms: 5_000,
  why: 'most HTTP interfaces answer within a second; five leave room for a slow one',
} as const;

const needlePlace = { timeout: 'needle', target: { argument: 0 } } as const;

/** needle@3.5.0 lib/needle.js:94-120,523,766-783; run with 2 and 3. */
export const needle: Library = {
  id: 'needle',
  packages: ['needle'],
  kind: 'http',
  depth: 'full',
  sources: ['needle@3.5.0 lib/needle.js', 'run with needle 2.9.1 and 3.5.0'],
  exports: { default: { is: 'object', object: 'needle' } },
  objects: {
    needle: {
      // `needle(method, url, data?, options?)`
      call: {
        is: 'call',
        options: [objectAt(2), at(3)],
        operation: { kind: 'http-method', option: 'method', argument: 0, default: 'GET' },
        timeout: 'needle',
        target: { argument: 1 },
      },
      members: {
        ...verbs(['get', 'head'], { ...needlePlace, options: [objectAt(1)] }),
        ...verbs(['post', 'put', 'patch', 'delete'], { ...needlePlace, options: [objectAt(2)] }),
        request: {
          is: 'call',
          options: [objectAt(3)],
          operation: { kind: 'http-method', option: 'method', argument: 0, default: 'GET' },
          timeout: 'needle',
          target: { argument: 1 },
        },
        defaults: local,
      },
    },
  },
  timeouts: {
    needle: {
      options: [
        {
          path: 'response_timeout',
          at: 'call',
          form: 'ms',
          effect: 'bounds',
          covers: ['headers'],
          off: [0],
          note: 'bounds the wait for the headers once connected',
        },
        {
          path: 'read_timeout',
          at: 'call',
          form: 'ms',
          effect: 'bounds',
          covers: ['body'],
          off: [0],
          note: 'bounds reading the body, not the wait for the headers',
        },
        signalOption('signal', { versions: '>=3.0.0', note: 'bounds the whole request' }),
        {
          path: 'signal',
          at: 'call',
          form: 'signal',
          versions: '<3.0.0',
          effect: 'ignored',
          covers: [],
          instead: '`response_timeout`',
          note: 'is not known before needle 3',
        },
        {
          path: 'open_timeout',
          at: 'call',
          form: 'ms',
          effect: 'partial',
          covers: ['connect'],
          note: 'bounds connecting only',
        },
        {
          path: 'timeout',
          at: 'call',
          form: 'ms',
          effect: 'partial',
          covers: ['connect'],
          note: 'is another name of `open_timeout`, and bounds connecting only',
        },
      ],
      defaults: [
        {
          ms: 10_000,
          effect: 'partial',
          covers: ['connect'],
          note: 'gives up connecting after 10 s, and waits for an answer without end, by default',
        },
      ],
      fixes: [
        {
          at: 'call',
          set: { response_timeout: '$ms', read_timeout: '$ms' },
          note: 'bounds the wait for the headers, and reading the body',
        },
      ],
    },
  },
  deadline,
};

const requestCall: CallEntity = {
  is: 'call',
  options: [objectAt(0), objectAt(1)],
  operation: methodIn('method'),
  timeout: 'request',
  target: { argument: 0 },
};
const requestPlace = { options: requestCall.options, timeout: 'request', target: { argument: 0 } } as const;
const requestDefaults: MakerEntity = {
  is: 'maker',
  object: 'request',
  by: 'call',
  options: [at(0)],
  inherits: 'receiver',
  target: { option: 'baseUrl' },
};
const requestObject: ObjectType = {
  call: requestCall,
  members: {
    ...verbs(['get', 'head', 'post', 'put', 'patch', 'delete', 'options'], requestPlace),
    del: { ...requestCall, operation: { kind: 'fixed', name: 'DELETE', idempotent: true } },
    defaults: requestDefaults,
    ...locals('jar', 'cookie', 'forever', 'debug'),
  },
};

/** request@2.88.2 request.js:766-876; run with it and request-promise. */
export const requestLibrary: Library = {
  id: 'request',
  packages: [
    'request',
    'request-promise',
    'request-promise-native',
    'request-promise-any',
    'postman-request',
  ],
  kind: 'http',
  depth: 'full',
  sources: ['request@2.88.2 request.js', 'run with request 2.88.2 and request-promise'],
  exports: { default: { is: 'object', object: 'request' }, ...requestObject.members },
  types: { RequestAPI: 'request' },
  objects: { request: requestObject },
  timeouts: {
    request: {
      options: [
        {
          path: 'timeout',
          at: 'both',
          form: 'ms',
          effect: 'bounds',
          covers: ['connect', 'headers', 'body'],
          off: [0],
          note: 'bounds connecting, the wait for the headers, then each silence of the body',
        },
      ],
      defaults: [noDefault],
      fixes: [
        { at: 'call', set: { timeout: '$ms' }, note: 'bounds the wait for the headers, then each silence' },
        { at: 'client', set: { timeout: '$ms' }, note: 'bounds every request of this instance' },
      ],
    },
  },
  deadline,
};

const phinCall: CallEntity = { ...requestCall, options: [objectAt(0)], timeout: 'phin' };

/** phin@3.7.1 lib/phin.js:49; phin@4.0.0 is made of axios. */
export const phin: Library = {
  id: 'phin',
  packages: ['phin'],
  kind: 'http',
  depth: 'full',
  sources: ['phin@3.7.1 lib/phin.js', 'phin@4.0.0 lib/phin.js', 'run with both'],
  exports: {
    default: { is: 'object', object: 'phin' },
    ...each(['phin', 'promisified'], { is: 'object', object: 'phin' }),
  },
  objects: {
    phin: {
      call: phinCall,
      members: {
        promisified: phinCall,
        defaults: { is: 'maker', object: 'phin', by: 'call', options: [at(0)], inherits: 'receiver' },
        unpromisified: phinCall,
      },
    },
  },
  timeouts: {
    phin: {
      options: [
        {
          path: 'timeout',
          at: 'both',
          form: 'ms',
          effect: 'bounds',
          covers: ['headers', 'body'],
          note: 'bounds each silence once connected',
        },
      ],
      defaults: [noDefault],
      fixes: [
        { at: 'call', set: { timeout: '$ms' }, note: 'bounds each silence once connected' },
        { at: 'client', set: { timeout: '$ms' }, note: 'bounds each silence of every request' },
      ],
    },
  },
  deadline,
};
