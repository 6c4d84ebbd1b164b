import type { EditableKind } from '../../slo/edits/editable-kinds.ts';

/** What a part of a Markdown SLO document means; null: it needs no word. */
export function markdownAbout(what: EditableKind): string | null {
  switch (what) {
    case 'objective':
      return '**Target** · the share of good events that is promised.';
    case 'window':
      return '**Window** · the time that the target is kept in.';
    case 'budget':
      return '**Error budget** · what the target leaves; it follows from target and window.';
    case 'success':
      return '**Success** · what counts as a good event.';
    case 'failure':
      return '**Failure** · what counts as a bad event.';
    case 'excluded':
      return '**Excluded** · what counts neither as good nor as bad, and is no part of the total.';
    case 'query':
      return '**Measurement** · the query that gives the share of good events.';
    case 'policy':
      return '**Consequences** · what happens at this level of the budget that is left.';
    default:
      return null;
  }
}
