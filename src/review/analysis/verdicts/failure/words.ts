/**
 * Names by which code says that something failed, where only names can tell. They weigh what goes on after a failure; that a failure is
 * handled at all is never told by a name.
 */

/** Functions that make a value or an answer of a failure: `left`, `err`, `Result.fail`, `errorResponse`, `toErrorResult`. */
export function makesFailure(name: string): boolean {
  return (
    /^(?:left|err|fail|failed|failure|failwith|error|reject|rejected|raise|abort|bail|throwerr|throwerror)$/i.test(
      name,
    ) ||
    /(?:Error|Err|Failure|Exception|Failed)(?:Response|Result|Reply|Page|Message|State|Output)?$/.test(
      name,
    ) ||
    /^(?:error|failure|err)[A-Z]/.test(name)
  );
}

/** Keys of an object under which the failure itself stands. */
export const failureKeys: ReadonlySet<string> = new Set([
  'error',
  'errors',
  'err',
  'exception',
  'errorMessage',
  'errorCode',
  'failure',
  'left',
]);

/** Keys of an object that say whether it went well. */
export const successKeys: ReadonlySet<string> = new Set(['success', 'ok', 'successful', 'succeeded']);

/** Keys whose text or number says how it went. */
export const stateKeys: ReadonlySet<string> = new Set([
  'status',
  'statusCode',
  'state',
  'type',
  'kind',
  '_tag',
  'result',
  'outcome',
  'code',
]);

/** Texts that say that it failed. */
export function saysFailed(text: string): boolean {
  return /\b(?:err|error|errored|fail|failed|failure|left|rejected)\b/i.test(text.replace(/[_-]/g, ' '));
}

/** Texts of a state that a failure leads to: a monitor's `DOWN`. */
export function saysDown(text: string): boolean {
  return /^(?:down|unhealthy|offline|unavailable|unreachable|disconnected|critical|degraded|unknown|invalid)$/i.test(
    text,
  );
}

/** Names of HTTP statuses from 400 on, in an object of them: `HttpStatus.BAD_GATEWAY`. */
export function isErrorStatus(object: string, name: string): boolean {
  return (
    /http|status_?codes?$/i.test(object) &&
    /BAD_|BadRequest|BadGateway|INTERNAL|ERROR|UNAVAILABLE|NOT_?FOUND|FORBIDDEN|UNAUTHORIZED|TIMEOUT|CONFLICT|UNPROCESSABLE|TOO_?MANY/i.test(
      name,
    )
  );
}

const logObjects =
  /(?:^|\.)(?:console|log|logger|logging|winston|pino|debug|sentry|tracer|span|metrics?|telemetry|analytics|posthog|stats|statsd|counter|histogram|newrelic|nr|bugsnag|rollbar|datadog)\b/i;
const logNames =
  /^(?:log\w*|debug|trace|info|warn|warning|error|verbose|silly|fatal|captureException|captureMessage|capture|recordException|setStatus|setAttributes?|track\w*|report\w*|increment|inc|observe|gauge|noticeError|addBreadcrumb|end|noop)$/;

/** Calls that only write down what happened: `console.error`, `this.logger.warn`, `Sentry.captureException`. */
export function isLogging(callee: string): boolean {
  const parts = callee
    .replace(/[?!]/g, '')
    .replace(/\([^()]*\)/g, '')
    .split('.');
  const last = parts.at(-1) ?? '';
  const objects = parts.slice(0, -1).join('.').replace(/#/g, '');
  return (
    /^(?:log|logger|debug|warn|captureException|captureMessage|reportError|logError\w*|trackEvent|noop)$/.test(
      callee,
    ) ||
    (objects !== '' &&
      (logObjects.test(objects) || /logger$/i.test(objects)) &&
      !/toast|notif|message|snack/i.test(objects)) ||
    (objects === '' && /^log[A-Z]?\w*$/.test(last)) ||
    (objects !== '' && logNames.test(last) && /log|logger|tracer|span|metric|sentry|console/i.test(objects))
  );
}

/** Calls that show somebody a message: `toast.error`, `setError`, `showErrorMessage`, `alert`. */
export function showsFailure(callee: string): boolean {
  const parts = callee.replace(/[?!]/g, '').split('.');
  const last = parts.at(-1) ?? '';
  const object = parts.at(-2) ?? '';
  return (
    /^(?:set|show|display|add|push|present|open|emit|raise|render|dispatch|handle)\w*(?:Error|Errors|Toast|Snackbar|Alert|Failure)(?:Message|Text|State|Dialog|Modal)?$/.test(
      last,
    ) ||
    /^(?:toast|alert|enqueueSnackbar|notifyError|openNotification|confirm)$/.test(last) ||
    (/(?:toast|toaster|snackbar|notification|notifications|notify|message|spinner|ora|alert|alerts|ui|term|bar)$/i.test(
      object,
    ) &&
      /^(?:error|fail|failed|warn|warning|danger|show|alert|open|add|create)$/.test(last)) ||
    /^(?:fail|setFailed)$/.test(last)
  );
}

/** Whether a test is about a call that was given up on purpose: `isAbortError(error)`, `signal.aborted`. */
export function saysCancelled(text: string): boolean {
  return /abort|cancel/i.test(text);
}
