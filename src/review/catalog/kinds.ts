import type { DependencyKind } from './schema.ts';

/** The kinds of dependencies that leave the process. */
export const remoteKinds = [
  'http',
  'rpc',
  'database',
  'cache',
  'search',
  'queue',
  'mail',
  'cloud',
  'ai',
  'payment',
  'saas',
  'network',
] as const satisfies readonly DependencyKind[];
