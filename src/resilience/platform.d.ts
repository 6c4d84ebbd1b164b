/**
 * All that the primitives ask of a platform beyond the language. Node and the browsers have it; declared here, and not
 * taken from either, so that nothing else slips in.
 */

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare const AbortController: new () => AbortController;

/** What `setTimeout` returns: a number in browsers, an object in Node. */
interface Timer {
  readonly kind: unique symbol;
}

declare function setTimeout(run: () => void, ms: number): Timer;
declare function clearTimeout(timer: Timer): void;

/** A clock that never jumps, whatever is done to the time of day. */
declare const performance: {
  /** Milliseconds. */
  now(): number;
};
