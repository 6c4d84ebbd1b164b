import { at, locals } from './define.ts';
import type { CallEntity, Library, MakerEntity } from './schema.ts';

/** Option names under which a client takes an address or a key. */
export const addressKeys: ReadonlySet<string> = new Set([
  ...['url', 'baseUrl', 'baseURL', 'endpoint', 'host', 'token', 'apiKey', 'connectionString'],
]);

/** What makes a client, by its name: a class, or a function that says so. */
const making = /^(?:[A-Z]\w*|create(?:[A-Z]\w*)?)$/;

/** Classes whose objects are given addresses and keys, and ask nobody: what serves, describes, checks, logs, shows or keeps. */
const inert =
  /(?:Server|Strategy|Logger|Error|Exception|Schema|Parser|Validator|Worker|Router|Plugin|Agent|Transport|Exporter|Instrumentation|Cache|Store|Storage|Builder|Config|Configuration|Options|Credentials?|Provider|Link|Interceptor|Middleware|Limiter|Pool|App|Element|Component|Widget|Editor|Map|Set|Controller|Processor|Module|Handler|Verifier|Signer|Token|Formatter|Renderer|Request|URL|Url|Pattern|Tracer|Meter|Sampler|Player|Viewer|Chart|Scene|Loader)$/;

/** Whether a class or function may make a client, by its name. */
export function mayMakeClient(name: string): boolean {
  return making.test(name) && !inert.test(name);
}

/**
 * A client of a package that the catalog does not know: what its methods do is inferred from how it is made and used. Its own guards are
 * not known, so that it is judged by those in the code; an option that is named like one leaves it open.
 */
export function inferredLibrary(name: string): Library {
  const request: CallEntity = {
    is: 'call',
    options: [{ at: 'last-object' }],
    operation: {
      kind: 'member-name',
      safe: ['get', 'list', 'find', 'fetch', 'read', 'search', 'query'],
      unsafe: [],
    },
    timeout: 'request',
  };
  return {
    id: name,
    packages: [name],
    kind: 'saas',
    depth: 'inferred',
    sources: ['how its client is made and used'],
    exports: {},
    objects: {
      client: { members: quiet, otherwise: { is: 'object', object: 'request' } },
      request: { awaited: request, members: quiet, otherwise: { is: 'object', object: 'request' } },
    },
    timeouts: {
      request: {
        options: [...timeoutNames, ...signalNames].map(path => ({
          path,
          at: 'both',
          form: signalNames.includes(path) ? 'signal' : 'ms',
          effect: 'unknown',
          covers: [],
          note: 'may bound it',
        })),
        defaults: [
          {
            ms: null,
            effect: 'bounds',
            covers: [],
            note: 'is not in the catalog: only guards in the code count',
          },
        ],
        fixes: [],
        noFix: 'its options are not known',
      },
    },
    retries: {
      default: {
        options: retryNames.map(path => ({
          path,
          at: 'both',
          form: 'policy',
          effect: 'unknown',
          note: 'may repeat it',
        })),
        defaults: [{ retries: null, note: 'is not in the catalog: only guards in the code count' }],
      },
    },
    deadline: { ms: 10_000, why: 'most services answer in a second; ten mean that something is wrong' },
  };
}

const timeoutNames = [
  'timeout',
  'timeoutMs',
  'timeoutMillis',
  'timeoutInSeconds',
  'requestTimeout',
  'deadline',
];
const signalNames = ['signal', 'abortSignal'];
const retryNames = ['retry', 'retries', 'maxRetries', 'retryOptions', 'retryConfig', 'maxAttempts'];

/** Members that, as far as their names tell, are waited for and do not ask anybody. */
const quiet = locals(
  ...[
    'on*',
    'init*',
    'start*',
    'stop',
    'close*',
    'destroy*',
    'dispose',
    'end',
    'disconnect*',
    'shutdown*',
    'quit',
  ],
  ...[
    'listen*',
    'register*',
    'use',
    'ready',
    'setup*',
    'toString',
    'toJSON',
    'configure*',
    'render*',
    'parse*',
  ],
  ...[
    'format*',
    'validate*',
    'verify*',
    'sign',
    'encode*',
    'decode*',
    'compile*',
    'build*',
    'transform*',
    'log',
  ],
  ...[
    'debug',
    'info',
    'warn',
    'error',
    'flush',
    'cleanup',
    'kill',
    'wait*',
    'set*',
    'add*',
    'handle*',
    'serve*',
  ],
);

/** How such a client is made. */
export const inferredMaker: MakerEntity = {
  is: 'maker',
  object: 'client',
  by: 'either',
  options: [at(0), at(1)],
  target: { option: 'url' },
};
