import type { CallEntity, Operation } from '../schema.ts';
import { method } from './shapes.ts';

/** What the clients of chains' nodes share. */

export const nodeDeadline = {
  ms: 10_000,
  why: 'a node answers within a second; ten mean that something is wrong',
};

/** Reading is safe; what sends a transaction is not. */
export const chainOperation: Operation = {
  kind: 'member-name',
  safe: [
    'get',
    'read',
    'call',
    'estimate',
    'simulate',
    'wait',
    'multicall',
    'verify',
    'resolve',
    'lookup',
    'search',
    'query',
  ],
  unsafe: ['send', 'write', 'deploy', 'sign', 'broadcast', 'request', 'delegate', 'transfer', 'execute'],
};

export const nodeCall: CallEntity = method({ operation: chainOperation });
