import type { Span } from '../../../base/span.ts';
import type { Fence, Line, MarkdownText } from './lines.ts';

/** The parts of an SLO document, by what their labels say. */
export type SectionName =
  'target' | 'sli' | 'measurement' | 'budget' | 'consequences' | 'service' | 'window' | 'other';

const names: readonly (readonly [pattern: RegExp, name: SectionName])[] = [
  [/^(?:slo )?(?:target|objective)\b/i, 'target'],
  [/^(?:sli\b|service level indicator|indicator\b)/i, 'sli'],
  [/^(?:measure|query\b|prometheus|promql)/i, 'measurement'],
  [/^(?:consequence|error budget polic|budget polic|polic)/i, 'consequences'],
  [/^(?:error )?budget\b/i, 'budget'],
  [/^service(?: name)?\b/i, 'service'],
  [/^(?:time )?(?:window|period)\b|^compliance period\b/i, 'window'],
];

/** One part: what stands behind its label and below, up to the next. */
export interface Section extends Span {
  readonly name: SectionName;
  readonly label: Span;
  /** The lines that are read as text; the first is what stands behind the label. */
  readonly lines: readonly (Span & { readonly text: string })[];
  readonly fences: readonly Fence[];
}

/** One SLO of a document: its title and its parts. */
export interface MarkdownSlo extends Span {
  readonly title: (Span & { readonly text: string }) | null;
  readonly sections: readonly Section[];
  /** The first paragraph below the title. */
  readonly description: string | null;
}

interface Mark extends Span {
  readonly kind: 'heading' | 'label';
  readonly name: SectionName | 'title';
  /** Number of the line. */
  readonly line: number;
  readonly level: number;
  readonly label: Span;
  /** What stands behind the label on its own line. */
  readonly rest: Span;
  readonly only: 'line' | 'below';
}

/** The SLOs of a text: each begins at the last heading before its target that is no label itself. */
export function markdownSlos(markdown: MarkdownText): readonly MarkdownSlo[] {
  const marks = markdown.lines.flatMap((line, index) => markOf(line, index) ?? []);
  const starts = startsOf(marks);
  return starts.map((start, index): MarkdownSlo => {
    const next = starts[index + 1];
    const own = marks.slice(start, next ?? marks.length);
    const end = next === undefined ? markdown.text.length : (marks[next]?.start ?? markdown.text.length);
    return sloOf(own, { start: own[0]?.start ?? 0, end }, markdown);
  });
}

/** Numbers of the marks that SLOs begin at. */
function startsOf(marks: readonly Mark[]): readonly number[] {
  const starts: number[] = [];
  let title: number | null = null;
  let hasTarget = false;
  for (const [index, mark] of marks.entries()) {
    if (mark.name === 'title') {
      title = index;
      hasTarget = false;
    } else if (mark.name === 'target' && !hasTarget) {
      starts.push(title ?? index);
      hasTarget = true;
    }
  }
  // A text without any target is one SLO that lacks it.
  return starts.length === 0 && title !== null ? [marks.findIndex(mark => mark.name === 'title')] : starts;
}

function sloOf(marks: readonly Mark[], span: Span, markdown: MarkdownText): MarkdownSlo {
  const title = marks[0]?.name === 'title' ? marks[0] : null;
  const sections = marks.flatMap((mark, index): readonly Section[] => {
    if (mark.name === 'title') {
      return [];
    }
    const end = mark.only === 'line' ? mark.end : (marks[index + 1]?.start ?? span.end);
    return [sectionOf(mark, mark.name, end, markdown)];
  });
  const text = title === null ? '' : markdown.text.slice(title.rest.start, title.rest.end);
  return {
    ...span,
    title: title === null ? null : { ...title.rest, text },
    sections,
    description: title === null ? null : descriptionBelow(title, marks[1], markdown),
  };
}

function sectionOf(mark: Mark, name: SectionName, end: number, markdown: MarkdownText): Section {
  const { text, lines, fences } = markdown;
  const below: Line[] = [];
  for (let index = mark.line + 1; mark.only === 'below' && index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.start >= end) {
      break;
    }
    if (line.kind === 'text') {
      below.push(line);
    }
  }
  return {
    name,
    label: mark.label,
    start: mark.start,
    end,
    lines: [{ ...mark.rest, text: text.slice(mark.rest.start, mark.rest.end) }, ...below],
    fences: mark.only === 'below' ? fencesBetween(fences, mark.start, end) : [],
  };
}

/** The fences that begin between two places; they are in the order of the text. */
function fencesBetween(fences: readonly Fence[], start: number, end: number): readonly Fence[] {
  let low = 0;
  let high = fences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fences[middle]?.inside.start ?? end) <= start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const found: Fence[] = [];
  for (let fence = fences[low]; fence !== undefined && fence.inside.start < end; fence = fences[++low]) {
    found.push(fence);
  }
  return found;
}

function descriptionBelow(title: Mark, next: Mark | undefined, { lines }: MarkdownText): string | null {
  const paragraph: string[] = [];
  for (let index = title.line + 1; index < (next?.line ?? lines.length); index++) {
    const line = lines[index];
    const isText =
      line?.kind === 'text' && line.text.trim() !== '' && !/^\s*(?:[-*_]{3,}|\||#)/.test(line.text);
    if (isText) {
      paragraph.push(line.text);
    } else if (paragraph.length > 0) {
      break;
    }
  }
  return paragraph.length === 0 ? null : paragraph.join('\n').trim();
}

function markOf(line: Line, index: number): Mark | null {
  return line.kind !== 'text' ? null : (headingOf(line, index) ?? rowOf(line, index) ?? labelOf(line, index));
}

function headingOf(line: Line, index: number): Mark | null {
  const match = /^[ \t>]*(#{1,6})[ \t]+(.*)$/.exec(line.text);
  if (match === null) {
    return null;
  }
  const words = withoutHashes(match[2] ?? '');
  const start = line.start + match[0].length - (match[2]?.length ?? 0);
  const label = { start, end: start + words.length };
  const bare = words.replace(/[*_`:]/g, '').trim();
  const level = match[1]?.length ?? 1;
  const isTitle = /\bSLOs?\b|service level objective/i.test(bare) && !/^SLO (?:target|objective)/i.test(bare);
  const section = level === 1 || isTitle ? undefined : nameOf(bare);
  return {
    kind: 'heading',
    name: section ?? (isTitle || level <= 2 ? 'title' : 'other'),
    line: index,
    level,
    label,
    rest: section === undefined ? label : { start: label.end, end: label.end },
    only: 'below',
    start: line.start,
    end: line.end,
  };
}

/** A heading may be closed by as many `#` as one likes. */
function withoutHashes(words: string): string {
  const text = words.trimEnd();
  let end = text.length;
  while (text[end - 1] === '#') {
    end--;
  }
  return text.slice(0, end).trimEnd();
}

/** `| **Target** | 99.9% over 28 days |`. */
function rowOf(line: Line, index: number): Mark | null {
  const match = /^([ \t>]*\|[ \t]*)\*\*([^*|]+?):?\*\*:?[ \t]*\|[ \t]*([^|]*?)[ \t]*(?:\||$)/.exec(line.text);
  if (match === null) {
    return null;
  }
  const label = {
    start: line.start + (match[1]?.length ?? 0) + 2,
    end: line.start + (match[1]?.length ?? 0) + 2 + (match[2]?.length ?? 0),
  };
  const rest = match[3] ?? '';
  const start = line.start + match[0].lastIndexOf(rest);
  return {
    kind: 'label',
    name: nameOf(match[2] ?? '') ?? 'other',
    line: index,
    level: 7,
    label,
    rest: { start, end: start + rest.length },
    only: 'line',
    start: line.start,
    end: line.end,
  };
}

/** `**Target**: 99.9 %`, `**Target:** 99.9 %`, `- **Target** 99.9 %`. In a list, only the labels that are known end a part. */
function labelOf(line: Line, index: number): Mark | null {
  const match = /^([ \t>]*)([-*+][ \t]+)?\*\*([^*\n]+?):?\*\*[ \t]*[:–—-]?[ \t]*(.*)$/.exec(
    line.text.trimEnd(),
  );
  if (match === null) {
    return null;
  }
  const name = nameOf(match[3] ?? '');
  if (name === undefined && match[2] !== undefined) {
    return null;
  }
  const from = (match[1]?.length ?? 0) + (match[2]?.length ?? 0) + 2;
  const rest = match[4] ?? '';
  const end = line.start + line.text.trimEnd().length;
  return {
    kind: 'label',
    name: name ?? 'other',
    line: index,
    level: 7,
    label: { start: line.start + from, end: line.start + from + (match[3]?.length ?? 0) },
    rest: { start: end - rest.length, end },
    only: 'below',
    start: line.start,
    end: line.end,
  };
}

function nameOf(label: string): SectionName | undefined {
  return names.find(([pattern]) => pattern.test(label.trim()))?.[1];
}
