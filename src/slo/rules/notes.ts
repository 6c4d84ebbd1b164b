import type { SloFile, SloFix, SloFormat, SloNote } from '../model/model.ts';
import type { Draft, Judged } from './draft.ts';
import { removal } from './fixes.ts';
import { toolOf } from './tools.ts';
import { quoted } from './words.ts';

/** What the document's own tool reads past without a word. */
export function checkNotes({ file }: Judged): readonly Draft[] {
  return file.notes.flatMap(note => draftsOf(note, file));
}

function formatOf({ document }: SloNote, { slos, others }: SloFile): SloFormat {
  const here = [...slos, ...others].find(each => each.document === document);
  return here?.format ?? slos[0]?.format ?? others[0]?.format ?? 'openslo/v1';
}

function draftsOf(note: SloNote, file: SloFile): readonly Draft[] {
  const format = formatOf(note, file);
  const tool = toolOf(format);
  const { span, key, instead } = note;
  const name = quoted(key);
  switch (note.kind) {
    case 'unknown-key':
      return unknownKey(note, tool);
    case 'repeated-key':
      return [
        {
          rule: 'repeated-key',
          message: `${name} stands twice, and only the last one counts; keep one`,
          span,
          tag: 'unnecessary',
        },
      ];
    case 'ignored':
      return [
        {
          rule: 'ignored-value',
          message: `${tool} reads past ${name} here: it changes nothing`,
          span,
          tag: 'unnecessary',
        },
      ];
    case 'deprecated': {
      const advice = instead === null ? '' : `; use ${quoted(instead)}`;
      return [{ rule: 'deprecated', message: `${name} is deprecated${advice}`, span, tag: 'deprecated' }];
    }
    case 'coerced':
      return [
        { rule: 'coerced-value', message: `${tool} makes a text of this value; put it in quotes`, span },
      ];
    case 'second-document':
      return format === 'sloth/v1' ? [secondDocument(span)] : [];
    case 'default-window':
      return [];
    case 'op-on-ratio':
      return [
        {
          rule: 'idle-operator',
          message: `${name} means nothing at a ratio; remove it`,
          span,
          fixes: removal(file.text, span.start),
          tag: 'unnecessary',
        },
      ];
    case 'tool-reading':
      return [
        {
          rule: 'tool-reading',
          message: `${tool}'s command finds ${name} only alone on its line; move the comment`,
          span,
        },
      ];
  }
}

/** Keys that are meant for nobody, as places for anchors are. */
const aside = /^(?:x-|[._])/;

function unknownKey({ key, span, instead, by }: SloNote, tool: string): readonly Draft[] {
  if (aside.test(key)) {
    return [];
  }
  if (instead === null) {
    const message = `${tool} knows no ${quoted(key)} here and drops it; remove or correct it`;
    return [{ rule: 'unknown-key', message, span, weight: 'quiet' }];
  }
  const fixes: readonly SloFix[] = [
    { id: 'rename-key', title: `Rename to ${instead}`, preferred: true, edits: [{ ...span, text: instead }] },
  ];
  return [
    {
      rule: by === 'case' ? 'key-case' : 'unknown-key',
      message: `${tool} drops ${quoted(key)} and all below it; write ${quoted(instead)}`,
      span,
      fixes,
    },
  ];
}

function secondDocument(span: Draft['span']): Draft {
  return {
    rule: 'second-document',
    message: 'Prometheus reads only the first document that Sloth makes; give this one a file of its own',
    span,
  };
}
