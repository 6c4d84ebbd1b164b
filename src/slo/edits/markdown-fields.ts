import type { Span } from '../../base/span.ts';
import type { Slo, SloFile } from '../model/model.ts';
import type { Editable } from './edit.ts';
import type { EditableKind } from './editable-kinds.ts';
import { queriesOf } from './queries.ts';

interface Found {
  readonly what: EditableKind;
  readonly span: Span;
  readonly value: string | number;
}

/** What an edit can set in a Markdown SLO document: what the reader took from it, and the words of the indicator. */
export function markdownEditables(file: SloFile): readonly Editable[] {
  return file.slos.flatMap((slo, index) => editablesIn(file, slo, index));
}

function editablesIn(file: SloFile, slo: Slo, object: number): readonly Editable[] {
  const found = [...fieldsOf(slo), ...wordsOf(file.text, slo.span)];
  const ordered = found
    .filter(({ span }) => span.end > span.start)
    .sort((a, b) => a.span.start - b.span.start);
  const counts = new Map<EditableKind, number>();
  let end = 0;
  return ordered.flatMap(({ what, span, value }): readonly Editable[] => {
    if (span.start < end) {
      return [];
    }
    end = span.end;
    const count = counts.get(what) ?? 0;
    counts.set(what, count + 1);
    const source = file.text.slice(span.start, span.end);
    const { id, format } = slo;
    return [{ slos: [id], what, format, object, path: [what, count], span, source, value, flow: false }];
  });
}

function fieldsOf(slo: Slo): readonly Found[] {
  const fields = [
    ['name', slo.name],
    ['service', slo.service],
    ['objective', slo.objective],
    ['window', slo.window?.field ?? null],
  ] as const;
  const found = fields.flatMap(([what, field]): readonly Found[] =>
    field === null ? [] : [{ what, span: field.span, value: field.value }],
  );
  const queries = queriesOf(slo).map(({ field }): Found => ({
    what: 'query',
    span: field.span,
    value: field.value,
  }));
  const bands = (slo.policy ?? []).flatMap(({ field }): readonly Found[] =>
    field === null ? [] : [{ what: 'policy', span: field.span, value: field.value }],
  );
  return [...found, ...queries, ...bands];
}

/** `- **Success**: …`, `Failure: …`, `* _Excluded_ — …`. */
const wordLine =
  /^[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}(success|good|failure|bad|excluded)\w*[*_]{0,2}[ \t]*[:–—][*_]{0,2}[ \t]*(\S.*?)[ \t\r]*$/gim;

const wordKinds: Readonly<Record<string, EditableKind>> = {
  success: 'success',
  good: 'success',
  failure: 'failure',
  bad: 'failure',
  excluded: 'excluded',
};

function wordsOf(text: string, span: Span): readonly Found[] {
  return Array.from(text.slice(span.start, span.end).matchAll(wordLine)).flatMap(
    (match): readonly Found[] => {
      const what = wordKinds[(match[1] ?? '').toLowerCase()];
      const words = match[2] ?? '';
      const start = span.start + match.index + match[0].lastIndexOf(words);
      return what === undefined ? [] : [{ what, span: { start, end: start + words.length }, value: words }];
    },
  );
}
