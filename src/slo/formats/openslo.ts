import type { OtherDocument } from '../model/model.ts';
import { headOf, mapOf, textAt, textField, valueOf } from './fields.ts';
import { readCondition } from './openslo-alerts.ts';
import { readDescription, readMetadata } from './openslo-metadata.ts';
import { readPolicy, readTarget } from './openslo-policies.ts';
import type { OpenSloScope } from './openslo-scope.ts';
import { openSloDecoding, openSloKinds, type OpenSloVersion } from './openslo-shape.ts';
import { readDataSource, readSliSpec } from './openslo-sli.ts';
import { readOpenSloSlo } from './openslo-slo.ts';
import { quoted, type Reading, report } from './reading.ts';
import { checkShape } from './shape.ts';
import type { MapTree, Tree } from './tree.ts';

const match = 'folded';

/** Reads one object of OpenSLO v1 or v2alpha. Source: `Validate` of https://github.com/OpenSLO/go-sdk. */
export function readOpenSlo(tree: MapTree, scope: OpenSloScope): void {
  const kind = checkKind(tree, scope.version, scope.document, scope.reading);
  if (kind === 'SLO') {
    readOpenSloSlo(tree, scope);
  } else if (kind !== null) {
    readOther(tree, kind, scope);
  }
}

/** The kind of an object whose shape is checked; null and an issue: the version has no such kind. */
export function checkKind(
  tree: MapTree,
  version: OpenSloVersion,
  document: number,
  reading: Reading,
): string | null {
  const field = textField(valueOf(tree, 'kind', match));
  const kinds = openSloKinds[version];
  const shape = field !== null && Object.hasOwn(kinds, field.value) ? kinds[field.value] : undefined;
  if (field === null || shape === undefined) {
    const names = Object.keys(kinds).join(', ');
    const what =
      field === null ? 'The object has no `kind`' : `OpenSLO ${version} has no kind ${quoted(field.value)}`;
    report(reading, 'unknown-kind', field?.span ?? headOf(tree), `${what}; it has ${names}`);
    return null;
  }
  checkShape(tree, shape, 'object', { reading, decoding: openSloDecoding, document });
  return field.value;
}

function readOther(tree: MapTree, kind: string, scope: OpenSloScope): void {
  const { reading, version, document, objects } = scope;
  const name = readMetadata(tree, version, headOf(tree), reading);
  const spec: Tree | null = mapOf(tree, 'spec', match);
  const at = spec === null ? headOf(tree) : headOf(spec);
  const key = name?.value ?? '';
  let alerts: OtherDocument['alerts'];
  switch (kind) {
    case 'SLI':
      objects.slis.set(key, readSliSpec(spec, at, scope));
      break;
    case 'DataSource':
      readDataSource(spec, at, scope);
      objects.dataSources.set(key, textAt(spec, 'type', match) ?? '');
      break;
    case 'AlertCondition': {
      const branch = readCondition(spec, key, at, scope);
      objects.conditions.set(key, branch);
      alerts = branch === null ? [] : [branch];
      break;
    }
    case 'AlertPolicy':
      objects.policies.set(key, readPolicy(spec, at, scope));
      break;
    case 'AlertNotificationTarget':
      readTarget(spec, at, scope);
      break;
    default:
      readDescription(spec, reading);
  }
  reading.others.push({
    kind,
    name,
    format: version === 'v1' ? 'openslo/v1' : 'openslo/v2alpha',
    document,
    span: tree.span,
    ...(alerts === undefined ? {} : { alerts }),
  });
}
