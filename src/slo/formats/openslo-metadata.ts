import type { Span } from '../../base/span.ts';
import type { Field } from '../model/model.ts';
import { entryOf, mapOf, textField, valueOf } from './fields.ts';
import type { OpenSloVersion } from './openslo-shape.ts';
import { quoted, type Reading, report } from './reading.ts';
import type { Tree } from './tree.ts';

const match = 'folded';

/** A label of RFC 1123, as OpenSLO wants every name and reference. */
const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

const qualifiedName =
  /^(?:[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(?:\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*\/)?[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const labelKey = /^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const labelValue = /^([a-z0-9]([-._a-z0-9]{0,61}[a-z0-9])?)?$/;

/** Says where a name is no label of RFC 1123, which OpenSLO wants of every name and reference. `what`: as in `The name …`. */
export function checkDnsLabel(field: Field<string>, what: string, reading: Reading): void {
  if (field.value.length > 63) {
    report(reading, 'name', field.span, `The ${what} is longer than 63 characters; shorten it`);
  } else if (!dnsLabel.test(field.value)) {
    report(
      reading,
      'name',
      field.span,
      `The ${what} ${quoted(field.value)} takes lower-case letters, digits and \`-\` only`,
    );
  }
}

/** The name in an object's metadata, with what OpenSLO asks of them said where it is not so. null: it has none. */
export function readMetadata(
  tree: Tree,
  version: OpenSloVersion,
  missing: Span,
  reading: Reading,
): Field<string> | null {
  const entry = entryOf(tree, 'metadata', match);
  const metadata = mapOf(tree, 'metadata', match);
  const name = textField(valueOf(metadata, 'name', match));
  if (name === null || name.value === '') {
    report(
      reading,
      'required',
      name?.span ?? entry?.keySpan ?? missing,
      'The object has no name; give it one under `metadata`',
    );
  } else {
    checkDnsLabel(name, 'name', reading);
  }
  const displayName = textField(valueOf(metadata, 'displayName', match));
  if (displayName !== null && displayName.value.length > 63) {
    report(reading, 'name', displayName.span, 'The display name is longer than 63 characters; shorten it');
  }
  checkLabels(metadata, version, reading);
  return name;
}

function checkLabels(metadata: Tree | null, version: OpenSloVersion, reading: Reading): void {
  const labels = mapOf(metadata, 'labels', match)?.entries() ?? [];
  const pattern = version === 'v1' ? labelKey : qualifiedName;
  for (const { key, keySpan, value } of labels) {
    if (!pattern.test(key) || prefixOf(key).length > 253) {
      report(
        reading,
        'label',
        keySpan,
        `${quoted(key)} is no key of a label: letters, digits, \`-\`, \`_\` and \`.\`, 63 at most`,
      );
    }
    const text = version === 'v2alpha' ? textField(value) : null;
    if (text !== null && !labelValue.test(text.value)) {
      report(
        reading,
        'label',
        text.span,
        'The value of a label takes lower-case letters, digits, `-`, `_` and `.`, 63 at most',
      );
    }
  }
  for (const { key, keySpan } of mapOf(metadata, 'annotations', match)?.entries() ?? []) {
    if (!qualifiedName.test(key) || prefixOf(key).length > 253) {
      report(
        reading,
        'label',
        keySpan,
        `${quoted(key)} is no key of an annotation; write one such as \`my-domain.org/key\``,
      );
    }
  }
}

function prefixOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf('/')));
}

const longestDescription = 1050;

/** The description of an object's spec; an issue where it is longer than OpenSLO takes. */
export function readDescription(spec: Tree | null, reading: Reading): string | null {
  const field = textField(valueOf(spec, 'description', match));
  if (field !== null && charactersIn(field.value) > longestDescription) {
    report(reading, 'name', field.span, 'The description is longer than 1050 characters; shorten it');
  }
  return field?.value ?? null;
}

/** Go counts characters: a pair of surrogates is one. */
function charactersIn(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
