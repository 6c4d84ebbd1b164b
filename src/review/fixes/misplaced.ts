import type { TextEdit } from '../../base/edit.ts';
import type { OutboundCall } from '../analysis/call.ts';
import type { FixContext } from './context.ts';
import type { Held } from './holder.ts';
import { placeOfOptions } from './argument-place.ts';
import { insertItems } from './list.ts';
import type { Sheet } from './sheet.ts';

/**
 * Options in the place of the argument before them, `post(url, { timeout })`: where every key is one of the options, the whole
 * object was meant so, and moves by an `undefined` in front of it. Null: it is something else that has such a key too.
 */
export function movedOptions(
  context: FixContext,
  sheet: Sheet,
  call: OutboundCall,
  held: Held,
): readonly TextEdit[] | null {
  const { fact, spec } = call.site;
  const index = fact.args.findIndex(argument => sheet.facts.values[argument.value] === held.object);
  const misplaced = spec.misplaced?.find(each => each.argument === index && each.among !== undefined);
  const place = placeOfOptions(context, sheet, fact, spec.options);
  if (misplaced === undefined || place?.kind !== 'insert' || place.index !== index + 1 || place.fillers > 0) {
    return null;
  }
  const isMeant = held.object.properties.every(
    property => property.kind === 'property' && misplaced.among?.includes(property.key),
  );
  return isMeant && fact.argsSpan !== null
    ? insertItems(
        sheet.text,
        sheet.style,
        { span: fact.argsSpan, items: fact.args.map(argument => argument.span) },
        index,
        [() => 'undefined'],
      )
    : null;
}
