import type { Span } from '../../base/span.ts';
import type { Query, Slo, SloFile } from '../model/model.ts';
import type { Editable } from './edit.ts';
import type { EditableKind } from './editable-kinds.ts';
import { markdownText } from '../formats/markdown/lines.ts';
import { sharesIn, timesIn } from '../formats/markdown/numbers.ts';
import { markdownSlos } from '../formats/markdown/sections.ts';
import { queriesOf } from './queries.ts';

interface Found {
  readonly what: EditableKind;
  readonly span: Span;
  /** null: what stands there. */
  readonly value: string | number | null;
}

/** What an edit can set in a Markdown SLO document: what the reader took from it, and the words of the indicator. */
export function markdownEditables(file: SloFile): readonly Editable[] {
  return file.slos.flatMap((slo, index) => editablesIn(file, slo, index));
}

function editablesIn(file: SloFile, slo: Slo, object: number): readonly Editable[] {
  const found = [...fieldsOf(slo), ...sectionFields(file.text, slo)];
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
    return [
      {
        slos: [id],
        what,
        format,
        object,
        path: [what, count],
        span,
        source,
        value: value ?? source,
        flow: false,
      },
    ];
  });
}

function fieldsOf(slo: Slo): readonly Found[] {
  const fields = [
    ['name', slo.name],
    ['service', slo.service],
    ['window', slo.window?.field ?? null],
    ['objective', slo.objective],
  ] as const;
  const found = fields.flatMap(([what, field]): readonly Found[] =>
    field === null ? [] : [{ what, span: field.span, value: numberIn(what, field.source) }],
  );
  const queries = measured(queriesOf(slo));
  const bands = (slo.policy ?? []).flatMap(({ field }): readonly Found[] =>
    field === null ? [] : [{ what: 'policy', span: field.span, value: field.value }],
  );
  return [...found, ...queries, ...bands];
}

/** The measurement as a whole, for its halves are only told apart while it is a ratio. */
function measured(queries: readonly Query[]): readonly Found[] {
  const spans = queries.map(({ field }) => field.span);
  const span = {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
  return spans.length === 0 ? [] : [{ what: 'query', span, value: null }];
}

/** Of a target the number alone, in the unit that stands there; all else as it is written. */
function numberIn(what: EditableKind, source: string): string | number {
  const digits = /\d+(?:\.\d+)?/.exec(source)?.[0];
  return what === 'objective' && digits !== undefined ? Number(digits) : source;
}

/** `- **Success**: …`, `Failure: …`, `* _Excluded_ — …`. */
const wordLine =
  /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?[*_]{0,2}(success|good|valid|failure|fail|bad|error|exclu)[\w ]*?[*_]{0,2}[ \t]*[:–—=][*_]{0,2}[ \t]*(\S.*?)[ \t]*$/i;

const wordKinds: Readonly<Record<string, EditableKind>> = {
  success: 'success',
  good: 'success',
  valid: 'success',
  failure: 'failure',
  fail: 'failure',
  bad: 'failure',
  error: 'failure',
  exclu: 'excluded',
};

/** What the definition of the indicator says, and the figures of the budget. */
function sectionFields(text: string, slo: Slo): readonly Found[] {
  const described = markdownSlos(markdownText(text)).find(({ start }) => start === slo.span.start);
  return (described?.sections ?? []).flatMap(({ name, lines }) =>
    name === 'sli' ? lines.flatMap(wordsIn) : name === 'budget' ? lines.flatMap(figuresIn) : [],
  );
}

type Line = Span & { readonly text: string };

function wordsIn(line: Line): readonly Found[] {
  const match = wordLine.exec(line.text);
  const what = wordKinds[(match?.[1] ?? '').toLowerCase()];
  const words = match?.[2] ?? '';
  const start = line.start + line.text.lastIndexOf(words);
  return what === undefined ? [] : [{ what, span: { start, end: start + words.length }, value: words }];
}

/** Of shares the number alone, of times the unit too: in another they may have to be written in several. */
function figuresIn(line: Line): readonly Found[] {
  const shares = sharesIn(line).map(({ number, start, end }) => number ?? { start, end });
  const times = timesIn(line).map(({ start, end }) => ({ start, end }));
  return [...shares, ...times].map(span => ({ what: 'budget', span, value: null }));
}
