/** What an alert does to people: it wakes somebody, or waits for the morning. */
export type Urgency = 'page' | 'ticket';

const waits = /ticket|warn|low|minor|medium|info|notice|p[3-5]\b|sev-?[3-5]\b/i;

/** By the word that the document has for it: `warning` and `ticket` wait, all others wake. */
export function urgencyOf({ severity }: { readonly severity: string }): Urgency {
  return waits.test(severity) ? 'ticket' : 'page';
}
