import { at, each, locals, objectAt } from '../define.ts';
import { noDefault } from '../cloud/shapes.ts';
import type { CallEntity, Library, MakerEntity, TimeoutProfile } from '../schema.ts';

const deadline = { ms: 10_000, why: 'who looks at a page waits no longer for what it asks for' } as const;

const send: CallEntity = {
  is: 'call',
  options: [{ at: 'receiver' }],
  operation: { kind: 'fixed', name: 'send', idempotent: null },
  timeout: 'xhr',
  result: 'callback',
};

const xhr: MakerEntity = { is: 'maker', object: 'xhr', by: 'new', options: [] };

/** https://xhr.spec.whatwg.org/#the-timeout-attribute */
const xhrTimeouts: TimeoutProfile = {
  options: [
    {
      path: 'timeout',
      at: 'call',
      form: 'ms',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      off: [0],
      note: 'bounds the request from sending it to its end',
    },
  ],
  defaults: [noDefault],
  fixes: [],
  noFix: 'its deadline is assigned: `xhr.timeout = 5000`',
};

export const xmlHttpRequest: Library = {
  id: 'XMLHttpRequest',
  packages: [],
  kind: 'http',
  depth: 'full',
  sources: ['https://xhr.spec.whatwg.org/'],
  exports: {},
  globals: { XMLHttpRequest: xhr },
  watch: ['XMLHttpRequest'],
  objects: { xhr: { members: { send, ...locals('open', 'abort', 'setRequestHeader') }, extensible: true } },
  timeouts: { xhr: xhrTimeouts },
  deadline,
};

/** https://w3c.github.io/beacon/ */
export const beacon: Library = {
  id: 'navigator.sendBeacon',
  packages: [],
  kind: 'http',
  depth: 'full',
  sources: ['https://w3c.github.io/beacon/'],
  exports: {},
  globals: { navigator: { is: 'object', object: 'navigator' } },
  watch: ['navigator.sendBeacon'],
  objects: {
    navigator: {
      members: {
        sendBeacon: {
          is: 'call',
          options: [],
          operation: { kind: 'fixed', name: 'POST', idempotent: false },
          timeout: 'beacon',
          result: 'callback',
          target: { argument: 0 },
          waits: 'nothing waits for it: the browser sends it when it can',
        },
      },
    },
  },
  timeouts: {
    beacon: { options: [], defaults: [noDefault], fixes: [], noFix: 'nothing waits for it' },
  },
  deadline,
};

/** `$.get(url, data?, success?)`, `$.ajax(url?, settings)`. */
function ajax(name: string | null, idempotent: boolean | null): CallEntity {
  return {
    is: 'call',
    options: [objectAt(0), at(1)],
    operation:
      name === null
        ? { kind: 'http-method', option: 'method', default: 'GET' }
        : { kind: 'fixed', name, idempotent },
    timeout: 'ajax',
    target: { argument: 0 },
  };
}

const get: CallEntity = { ...ajax('GET', true), options: [objectAt(0)] };

/** jquery@3.7.1 src/ajax.js, src/ajax/xhr.js: `timeout` ends a request from connecting to the end of its body. */
export const jquery: Library = {
  id: 'jquery',
  packages: ['jquery'],
  kind: 'http',
  depth: 'full',
  sources: ['jquery@3.7.1 src/ajax.js, src/ajax/xhr.js', 'https://api.jquery.com/jQuery.ajax/'],
  exports: { default: { is: 'object', object: 'jquery' } },
  globals: each(['$', 'jQuery'], { is: 'object', object: 'jquery' }),
  watch: ['$.', 'jQuery.'],
  types: { JQueryStatic: 'jquery' },
  objects: {
    jquery: {
      // `$('.orders')` finds elements.
      call: { is: 'local' },
      members: {
        ajax: ajax(null, null),
        ...each(['get', 'getJSON', 'getScript'], get),
        post: { ...get, operation: { kind: 'fixed', name: 'POST', idempotent: false } },
        ...locals('ajaxSetup', 'ajaxPrefilter', 'when', 'each', 'map', 'extend', 'Deferred', 'fn'),
      },
    },
  },
  timeouts: {
    ajax: {
      options: [
        {
          path: 'timeout',
          at: 'call',
          form: 'ms',
          effect: 'bounds',
          covers: ['connect', 'headers', 'body', 'total'],
          off: [0],
          note: 'bounds the whole request',
        },
      ],
      defaults: [noDefault],
      fixes: [{ at: 'call', set: { timeout: '$ms' }, note: 'bounds the whole request' }],
    },
  },
  deadline,
};
