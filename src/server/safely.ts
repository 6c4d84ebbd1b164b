import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { Log } from './log.ts';

/**
 * Does a request's work. What is thrown goes to the log and gives the empty answer, so that nothing stale is shown and
 * nobody is interrupted; a cancelled request is answered as such. `what` completes "could not …".
 */
export async function safely<T>(
  log: Log,
  what: string,
  token: CancellationToken,
  empty: T,
  work: () => Promise<T>,
): Promise<T | ResponseError<never>> {
  if (isCancelled(token)) {
    return cancelled();
  }
  try {
    const result = await log.timed(what, work);
    return isCancelled(token) ? cancelled() : result;
  } catch (error) {
    log.error(what, error);
    return empty;
  }
}

/** A function, for the compiler takes a property that was false to stay so. */
function isCancelled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'The request was cancelled');
}
