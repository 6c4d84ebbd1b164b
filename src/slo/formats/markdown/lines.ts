import type { Span } from '../../../base/span.ts';

/** A line of a Markdown text, without its end. */
export interface Line extends Span {
  readonly text: string;
  /** `text`: read as Markdown; `fence`: a line that opens or closes code; `code`: inside. */
  readonly kind: 'text' | 'fence' | 'code';
}

export interface Fence {
  /** The first word behind the fence, in lower case. */
  readonly language: string;
  /** What stands inside, without the last end of line. */
  readonly inside: Span;
}

export interface MarkdownText {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly fences: readonly Fence[];
}

interface OpenFence {
  readonly mark: string;
  readonly length: number;
  readonly language: string;
  readonly from: number;
}

/** Nobody writes a label or a figure into a longer line, and searching one for them takes long. */
const longestLine = 1000;

/**
 * The lines of a text and its fences. A fence around a whole SLO document (```` ```markdown ````, or one without a language before a
 * heading) is looked through: what stands in it is read as if the fence were not there, with its own fences, which CommonMark would
 * take for the end of the outer one.
 */
export function markdownText(text: string): MarkdownText {
  const lines: Line[] = [];
  const fences: Fence[] = [];
  const raw = rawLines(text);
  let open: OpenFence | null = null;
  let looked = 0;
  for (const [index, line] of raw.entries()) {
    const mark =
      line.text.length > longestLine ? null : /^[ \t>]*(`{3,}|~{3,})[ \t]*([^\s`{]*)/.exec(line.text);
    if (open !== null) {
      const isClose = mark !== null && closes(mark, open);
      if (isClose) {
        fences.push({
          language: open.language,
          inside: { start: open.from, end: Math.max(open.from, line.start - 1) },
        });
        open = null;
      }
      lines.push({ ...line, kind: isClose ? 'fence' : 'code' });
    } else if (mark === null) {
      lines.push({ ...line, kind: line.text.length > longestLine ? 'code' : 'text' });
    } else {
      lines.push({ ...line, kind: 'fence' });
      const language = (mark[2] ?? '').toLowerCase();
      if (looked > 0 && language === '') {
        looked--;
      } else if (isAroundDocument(language, raw[index + 1]?.text)) {
        looked++;
      } else {
        open = { mark: mark[1]?.[0] ?? '`', length: mark[1]?.length ?? 3, language, from: line.end + 1 };
      }
    }
  }
  if (open !== null) {
    fences.push({
      language: open.language,
      inside: { start: Math.min(open.from, text.length), end: text.length },
    });
  }
  return { text, lines, fences };
}

function closes(mark: RegExpExecArray, open: OpenFence): boolean {
  const fence = mark[1] ?? '';
  return fence.startsWith(open.mark) && fence.length >= open.length && (mark[2] ?? '') === '';
}

function isAroundDocument(language: string, next: string | undefined): boolean {
  const opensDocument = /^\s*(?:#{1,6}\s|\*\*)/.test(next ?? '');
  return ['markdown', 'md', 'mdx'].includes(language) || (language === '' && opensDocument);
}

function rawLines(text: string): readonly (Span & { readonly text: string })[] {
  const lines: (Span & { readonly text: string })[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length + 1 : newline + 1;
    const end = newline === -1 ? text.length : newline;
    const length = text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end;
    lines.push({ text: text.slice(start, length), start, end });
    start = next;
  }
  return lines;
}
