import { createHash } from 'node:crypto';
import type { Host } from '../review/session-types.ts';

/** 96 bits: two of a million texts collide with a chance of 6 × 10⁻¹⁸. */
const hashLength = 16;

/** Clock and content hash of Node. */
export const nodeHost: Host = {
  now: () => performance.now(),
  hash: text => createHash('sha1').update(text).digest('base64url').slice(0, hashLength),
};
