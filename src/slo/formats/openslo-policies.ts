import type { Span } from '../../base/span.ts';
import type { AlertBranch } from '../model/model.ts';
import { entryOf, headOf, listOf, textField, valueOf } from './fields.ts';
import { readCondition } from './openslo-alerts.ts';
import { checkDnsLabel, readDescription, readMetadata } from './openslo-metadata.ts';
import type { OpenSloObjects, OpenSloScope, Policy } from './openslo-scope.ts';
import { quoted, report } from './reading.ts';
import { requiredText } from './required.ts';
import type { Tree } from './tree.ts';

const match = 'folded';

/** Reads the `spec` of an alert policy. */
export function readPolicy(spec: Tree | null, at: Span, scope: OpenSloScope): Policy {
  const { reading } = scope;
  readDescription(spec, reading);
  const conditions = listOf(spec, 'conditions', match);
  const head = spec === null ? at : headOf(spec);
  if (conditions.length !== 1) {
    const span = entryOf(spec, 'conditions', match)?.keySpan ?? head;
    report(
      reading,
      'alert',
      span,
      `A policy has exactly one condition, this one has ${String(conditions.length)}`,
    );
  }
  const targets = listOf(spec, 'notificationTargets', match);
  if (targets.length === 0) {
    const span = entryOf(spec, 'notificationTargets', match)?.keySpan ?? head;
    report(reading, 'alert', span, 'The policy tells nobody; add `notificationTargets`');
  }
  for (const item of targets) {
    const inline = readRefOrInline(item, { ref: 'targetRef', kind: 'AlertNotificationTarget' }, scope);
    if (inline !== null) {
      readTarget(valueOf(inline.tree, 'spec', match), headOf(inline.tree), scope);
    }
  }
  const branches: AlertBranch[] = [];
  const refs: string[] = [];
  for (const item of conditions) {
    const inline = readRefOrInline(item, { ref: 'conditionRef', kind: 'AlertCondition' }, scope);
    const branch =
      inline === null
        ? null
        : readCondition(valueOf(inline.tree, 'spec', match), inline.name, headOf(inline.tree), scope);
    if (branch !== null) {
      branches.push(branch);
    }
    const ref = textField(valueOf(item, 'conditionRef', match));
    if (ref !== null) {
      refs.push(ref.value);
    }
  }
  return { branches, refs };
}

/** Reads the `spec` of somebody who is told. */
export function readTarget(spec: Tree | null, at: Span, scope: OpenSloScope): void {
  readDescription(spec, scope.reading);
  requiredText(
    spec,
    'target',
    at,
    'The notification has no `target`; name one, such as `email`',
    scope.reading,
  );
}

/** An item of a list that is a name or stands in place: the latter is given, with its name; null: it is a name, or nothing. */
export function readRefOrInline(
  item: Tree,
  wanted: { readonly ref: string; readonly kind: string },
  scope: OpenSloScope,
): { readonly tree: Tree; readonly name: string } | null {
  const { reading } = scope;
  if (item.kind !== 'map') {
    return null;
  }
  const at = headOf(item);
  const ref = entryOf(item, wanted.ref, match);
  const isInline = ['kind', 'metadata', 'spec'].some(key => entryOf(item, key, match) !== null);
  if (isInline === (ref !== null)) {
    report(
      reading,
      'alert',
      at,
      `Give \`${wanted.ref}\`, or \`kind\`, \`metadata\` and \`spec\` in place, one of them`,
    );
  }
  if (ref !== null) {
    const name = requiredText(item, wanted.ref, at, `\`${wanted.ref}\` is empty; name one`, reading);
    if (name !== null) {
      checkDnsLabel(name, 'reference', reading);
      reading.references.push({ kind: wanted.kind, name, document: scope.document });
    }
  }
  if (!isInline) {
    return null;
  }
  const kind = requiredText(item, 'kind', at, `\`kind\` is missing; write \`${wanted.kind}\``, reading);
  if (kind !== null && kind.value !== wanted.kind) {
    report(
      reading,
      'unknown-kind',
      kind.span,
      `Only a \`${wanted.kind}\` can stand here, not ${quoted(kind.value)}`,
    );
  }
  const name = readMetadata(item, scope.version, at, reading);
  return { tree: item, name: name?.value ?? '' };
}

/** The branches of a policy, with those of its conditions that stand in the same file. */
export function branchesOf(policy: Policy, objects: OpenSloObjects): readonly AlertBranch[] {
  return [...policy.branches, ...policy.refs.flatMap(ref => objects.conditions.get(ref) ?? [])];
}
