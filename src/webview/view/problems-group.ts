import { type Child, h } from '../dom/vnode.ts';
import { say } from '../words/say.ts';
import { group } from './field.ts';
import { link, quiet } from './pieces.ts';
import type { View } from './view.ts';

/** Errors and warnings of the SLO, each with its line and the fix that is preferred. */
export function problemsGroup({ scene, actions }: View): Child {
  const { slo, preview } = scene;
  const own = preview.issues.filter(
    ({ severity, span }) =>
      (severity === 'error' || severity === 'warning') &&
      slo.span.start <= span.start &&
      span.start < slo.span.end,
  );
  if (own.length === 0 || preview.stale !== null) {
    return null;
  }
  return group(
    'problems',
    say('problems'),
    h(
      'ul',
      { class: 'problems' },
      ...own.slice(0, 5).map(({ rule, message, span, line, severity, fixes }) => {
        const fix = fixes.find(({ preferred }) => preferred);
        return h(
          'li',
          { class: `is-${severity}` },
          message,
          ' ',
          link(say('showLineN', String(line)), () => actions.reveal(span.start)),
          fix === undefined
            ? null
            : quiet(fix.title, () =>
                actions.edit(`fix/${rule}`, { kind: 'fix', rule, offset: span.start, fix: fix.id }),
              ),
        );
      }),
    ),
  );
}
