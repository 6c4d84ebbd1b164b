/** Modules that Node brings along, without `node:` (https://nodejs.org/api/modules.html#built-in-modules). */
const builtins = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs ' +
    'http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream ' +
    'string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

/** Schemes of modules that a runtime brings along. */
const schemes = /^(?:node|bun|deno|cloudflare|workerd|electron):/;

/** The name of the module that a runtime brings along, without `node:`; null: it is none. */
export function builtinOf(specifier: string): string | null {
  if (specifier.startsWith('node:')) {
    return specifier.slice(5);
  }
  if (schemes.test(specifier)) {
    return specifier;
  }
  const slash = specifier.indexOf('/');
  return builtins.has(slash < 0 ? specifier : specifier.slice(0, slash)) ? specifier : null;
}
