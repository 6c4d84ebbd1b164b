import * as vscode from 'vscode';
import type { Status } from '../protocol/messages.ts';

/** What is known when the item is drawn. */
export interface StatusInput {
  readonly review: Status | null;
  readonly document: Status | null;
  /** The diagnostics of the active document. */
  readonly counts: Counts | null;
  /** Why the server is not running. */
  readonly stopped: string | null;
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
}

export interface StatusView {
  readonly text: string;
  readonly detail: string;
  readonly busy: 'busy' | 'idle';
  readonly state: 'running' | 'interrupted' | 'stopped';
}

/** One line that says how the review stands; the more pressing thing first. */
export function statusView({ review, document, counts, stopped }: StatusInput): StatusView {
  const { t } = vscode.l10n;
  const view = (text: string, detail: string): StatusView => ({
    text: `Faultline: ${text}`,
    detail,
    busy: 'idle',
    state: 'running',
  });
  if (stopped !== null) {
    return { ...view(t('stopped'), stopped), state: 'stopped' };
  }
  if (document?.kind === 'waiting') {
    return view(t('waiting for a file that parses'), document.problem);
  }
  if (document?.kind === 'skipped') {
    return view(t('not reviewed'), document.reason);
  }
  if (review?.kind === 'reviewing') {
    const progress = t('reviewing {0}/{1}', review.done, review.of);
    return { ...view(progress, ''), busy: 'busy' };
  }
  const text = counts === null ? t('ready') : countsText(counts);
  if (review?.kind === 'interrupted') {
    return { ...view(text, t('the review was stopped before its end')), state: 'interrupted' };
  }
  if (review?.kind !== 'ready') {
    return { ...view(t('starting'), ''), busy: 'busy' };
  }
  return view(text, '');
}

function countsText({ errors, warnings, others }: Counts): string {
  const { t } = vscode.l10n;
  const parts = [
    ...(errors === 0 ? [] : [errors === 1 ? t('1 error') : t('{0} errors', errors)]),
    ...(warnings === 0 ? [] : [warnings === 1 ? t('1 warning') : t('{0} warnings', warnings)]),
    ...(others === 0 ? [] : [others === 1 ? t('1 remark') : t('{0} remarks', others)]),
  ];
  return parts.length === 0 ? t('no findings in this file') : parts.join(', ');
}
