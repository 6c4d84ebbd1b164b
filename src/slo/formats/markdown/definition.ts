import type { Section } from './sections.ts';

/** What an SLI definition says in words. */
export interface Definition {
  readonly success: string | null;
  readonly failure: string | null;
  readonly excluded: string | null;
}

const line =
  /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?[*_]{0,2}(success|good|valid|failure|fail|bad|error|exclu)[\w ]*?[*_]{0,2}[ \t]*[:–—=][*_]{0,2}[ \t]*(\S.*)$/i;

const kinds: Readonly<Record<string, keyof Definition>> = {
  success: 'success',
  good: 'success',
  failure: 'failure',
  fail: 'failure',
  bad: 'failure',
  error: 'failure',
  exclu: 'excluded',
};

/** What counts as success, as failure and not at all; null: the document says nothing of it. */
export function readDefinition(sections: readonly Section[]): Definition | null {
  const found: { -readonly [Key in keyof Definition]: Definition[Key] } = {
    success: null,
    failure: null,
    excluded: null,
  };
  const lines = sections.filter(({ name }) => name === 'sli').flatMap(section => section.lines);
  for (const { text } of lines) {
    const match = line.exec(text.trimEnd());
    const kind = kinds[(match?.[1] ?? '').toLowerCase()];
    if (match !== null && kind !== undefined) {
      found[kind] ??= match[2] ?? null;
    }
  }
  const isSaid = found.success !== null || found.failure !== null || found.excluded !== null;
  const words = lines.map(({ text }) => text.trim()).filter(text => text !== '');
  return isSaid ? found : words.length === 0 ? null : { ...found, success: words.join(' ') };
}
