import type { PageMessage } from '../../protocol/slo-preview.ts';

/** What VS Code gives a page, once. */
interface VsCodeApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare const acquireVsCodeApi: () => VsCodeApi;

/** The extension, as the page sees it. */
export interface Host {
  readonly send: (message: PageMessage) => void;
  /** What was kept; anything, or nothing. */
  readonly kept: () => unknown;
  readonly keep: (state: unknown) => void;
}

/** The host of this page. To be called once. */
export function connect(): Host {
  const api = acquireVsCodeApi();
  return {
    send: message => api.postMessage(message),
    kept: () => api.getState(),
    keep: state => api.setState(state),
  };
}
