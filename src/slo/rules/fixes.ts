import type { SloFile, SloFix, SloIssue } from '../model/model.ts';
import type { JudgedSlo } from './draft.ts';
import { entryCut, entryLines, itemLines, siblingValue } from './lines.ts';
import { windowFixes } from './promql.ts';

/** What can be done about what reading a document has found, where the reader does not say so itself. */
export function readerFixes(issue: SloIssue, file: SloFile, slos: readonly JudgedSlo[]): readonly SloFix[] {
  switch (issue.rule) {
    case 'template-window':
      return windowFixes(slos, issue);
    case 'op-on-ratio':
      return removal(file.text, issue.span.start);
    case 'window':
      return calendarFixes(file.text, issue);
    default:
      return [];
  }
}

/** Takes away the entry whose key begins at an offset. */
export function removal(text: string, offset: number): readonly SloFix[] {
  const cut = entryCut(text, offset);
  const [key = ''] = /^[\w-]+/.exec(text.slice(offset, offset + 100)) ?? [];
  return cut === null || key === ''
    ? []
    : [{ id: 'remove-key', title: `Remove ${key}`, preferred: true, edits: [{ ...cut, text: '' }] }];
}

/** A window is rolling or follows the calendar: what makes it the one or the other. */
function calendarFixes(text: string, { span }: SloIssue): readonly SloFix[] {
  switch (text.slice(span.start, span.end)) {
    case 'calendar':
      return [
        ...removal(text, span.start).map(fix => ({ ...fix, title: 'Let the window roll: remove calendar' })),
        ...rolling(text, span.start, 'false', 'Let the window follow the calendar: isRolling: false'),
      ];
    case 'isRolling':
      return [
        ...rolling(text, span.start, 'true', 'Let the window roll: isRolling: true'),
        ...withCalendar(text, span.start),
      ];
    case 'timeWindow':
    case 'timeWindows':
      return oneOfSeveral(text, span.start);
    default:
      return [];
  }
}

/** Of several windows one is kept: by its number, and by its length where that is told. */
function oneOfSeveral(text: string, offset: number): readonly SloFix[] {
  const items = itemLines(text, offset);
  return items.length < 2
    ? []
    : items.slice(0, 3).map((kept, index) => {
        const [, duration] = /duration:[ \t]*["']?(\w+)/.exec(text.slice(kept.start, kept.end)) ?? [];
        return {
          id: `keep-window-${String(index + 1)}`,
          title: `Keep window ${String(index + 1)} only${duration === undefined ? '' : `, of ${duration}`}`,
          preferred: false,
          edits: items.filter(item => item !== kept).map(item => ({ ...item, text: '' })),
        };
      });
}

function rolling(text: string, offset: number, value: string, title: string): readonly SloFix[] {
  const place = siblingValue(text, offset, 'isRolling');
  return place === null
    ? []
    : [{ id: 'window-rolling', title, preferred: false, edits: [{ ...place, text: value }] }];
}

/** A Monday, so that windows of weeks begin as people count them. */
const start = '2024-01-01 00:00:00';

function withCalendar(text: string, offset: number): readonly SloFix[] {
  const entry = entryLines(text, offset);
  if (entry === null) {
    return [];
  }
  const indent = ' '.repeat(entry.column);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = ['calendar:', `  startTime: ${start}`, '  timeZone: UTC'];
  const at = entry.span.end;
  return [
    {
      id: 'window-calendar',
      title: 'Let the window follow the calendar: add calendar',
      preferred: false,
      edits: [{ start: at, end: at, text: lines.map(line => eol + indent + line).join('') }],
    },
  ];
}
