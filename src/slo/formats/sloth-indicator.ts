import type { Span } from '../../base/span.ts';
import type { Indicator, Query } from '../model/model.ts';
import { entryOf, headOf, mapOf, textField, valueOf } from './fields.ts';
import { quoted, report } from './reading.ts';
import type { SlothGroup } from './sloth-slo.ts';
import type { MapTree, Tree } from './tree.ts';

export function readSlothIndicator(tree: Tree, group: SlothGroup): Indicator | null {
  const { reading, match, keys } = group;
  const entry = entryOf(tree, 'sli', match);
  const sli = entry?.value ?? null;
  const events = mapOf(sli, 'events', match);
  const plugin = mapOf(sli, 'plugin', match);
  // Sloth puts what the plug-in gives in the place of `raw`.
  const raw = plugin ?? mapOf(sli, 'raw', match);
  const at = entry?.keySpan ?? headOf(tree);
  if (events === null && raw === null) {
    report(reading, 'indicator', at, 'The SLO has no indicator; give it `events` or `raw` under `sli`');
    return null;
  }
  if (events !== null && raw !== null) {
    report(reading, 'indicator', at, 'The SLO has two indicators; keep one of `events`, `raw` and `plugin`');
  }
  if (events !== null) {
    return readEvents(events, entryOf(sli, 'events', match)?.keySpan ?? at, group);
  }
  if (plugin !== null) {
    const id = textField(valueOf(plugin, 'id', match));
    if (id === null) {
      report(reading, 'required', headOf(plugin), 'The plug-in has no `id`; name one');
      return null;
    }
    return { kind: 'plugin', id: id.value, field: id };
  }
  const query = readQuery(raw, keys.errorRatioQuery, at, group);
  return query === null ? null : { kind: 'error-ratio', query };
}

function readEvents(events: MapTree, at: Span, group: SlothGroup): Indicator | null {
  const bad = readQuery(events, group.keys.errorQuery, at, group);
  const total = readQuery(events, group.keys.totalQuery, at, group);
  if (bad === null || total === null) {
    return null;
  }
  if (bad.field.value === total.field.value) {
    report(
      group.reading,
      'indicator',
      bad.field.span,
      'The error and the total query are the same; count the errors only',
    );
  }
  return { kind: 'ratio', good: null, bad, total };
}

/** What Sloth puts the window of a rule in the place of. */
export const windowVariable = /\{\{ *\.window *\}\}/;

function readQuery(tree: Tree | null, key: string, at: Span, group: SlothGroup): Query | null {
  const field = textField(valueOf(tree, key, group.match));
  if (field === null || field.value === '') {
    report(
      group.reading,
      'required',
      field?.span ?? entryOf(tree, key, group.match)?.keySpan ?? at,
      `${quoted(key)} is missing; give it a query`,
    );
    return null;
  }
  if (!windowVariable.test(field.value)) {
    report(
      group.reading,
      'template-window',
      field.span,
      'The query lacks `{{.window}}`; write it where the range stands: `[{{.window}}]`',
    );
  }
  return { field, language: 'promql', template: 'sloth' };
}
