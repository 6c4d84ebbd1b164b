import type { Span } from '../../base/span.ts';
import { slothBurnRate } from '../math/sloth.ts';
import type { AlertBranch, Field } from '../model/model.ts';
import { parsePrometheusDuration } from '../units/duration.ts';
import { entryOf, headOf, mapOf, numberField, textField, valueOf } from './fields.ts';
import { quoted, type Reading, report } from './reading.ts';
import { checkShape, type Decoding, number, object, text } from './shape.ts';
import type { MapTree, Tree } from './tree.ts';

const windowShape = object({ errorBudgetPercent: number, shortWindow: text, longWindow: text });
const pair = object({ quick: windowShape, slow: windowShape });
const shape = object({
  apiVersion: text,
  kind: text,
  spec: object({ sloPeriod: text, page: pair, ticket: pair }),
});

/** Sloth reads its windows with `yaml.v2`: keys as they are written, what it knows not dropped. */
const decoding: Decoding = {
  tool: 'Sloth',
  unknownKeys: 'dropped',
  repeatedKeys: 'dropped',
  scalars: 'made-text',
  keys: 'exact',
};

const severities = ['page', 'ticket'] as const;
const speeds = ['quick', 'slow'] as const;

/**
 * Reads one `AlertWindows` of `sloth.slok.dev/v1`: the windows that Sloth alerts by for one period.
 * Source: `internal/alert/window.go` of https://github.com/slok/sloth.
 */
export function readAlertWindows(tree: MapTree, document: number, reading: Reading): void {
  checkShape(tree, shape, 'document', { reading, decoding, document });
  const spec = mapOf(tree, 'spec');
  const at = spec === null ? (entryOf(tree, 'spec')?.keySpan ?? headOf(tree)) : headOf(spec);
  const period = readDuration(spec, 'sloPeriod', at, 'the period of the SLOs, such as `30d`', reading);
  const alerts = severities.flatMap(severity =>
    speeds.flatMap(speed => {
      const holder = mapOf(spec, severity);
      const where = entryOf(holder, speed)?.keySpan ?? entryOf(spec, severity)?.keySpan ?? at;
      return readBranch(mapOf(holder, speed), { severity, branch: speed, at: where }, period, reading) ?? [];
    }),
  );
  reading.others.push({
    kind: 'AlertWindows',
    name: null,
    format: 'sloth/k8s',
    document,
    span: tree.span,
    alerts,
    ...(period === null ? {} : { period }),
  });
}

interface BranchHead {
  readonly severity: (typeof severities)[number];
  readonly branch: (typeof speeds)[number];
  readonly at: Span;
}

function readBranch(
  window: MapTree | null,
  head: BranchHead,
  period: Field<number> | null,
  reading: Reading,
): AlertBranch | null {
  if (window === null) {
    report(
      reading,
      'alert',
      head.at,
      `The windows of \`${head.severity}.${head.branch}\` are missing; add them`,
    );
    return null;
  }
  const percent = numberField(valueOf(window, 'errorBudgetPercent'));
  if (percent === null || !Number.isFinite(percent.value) || percent.value === 0) {
    report(
      reading,
      'alert',
      percent?.span ?? head.at,
      'The window has no `errorBudgetPercent`; give the share it may use, such as 2',
    );
  }
  const short = readDuration(window, 'shortWindow', head.at, 'a short window, such as `5m`', reading);
  const long = readDuration(window, 'longWindow', head.at, 'a long window, such as `1h`', reading);
  if (percent === null || !(percent.value > 0) || short === null || long === null || period === null) {
    return null;
  }
  const [shortSeconds, longSeconds] = [short.value, long.value];
  const burnRate = slothBurnRate(
    { errorBudgetPercent: percent.value, shortSeconds, longSeconds },
    period.value,
  );
  return {
    severity: head.severity,
    branch: head.branch,
    longSeconds,
    shortSeconds,
    burnRate,
    forSeconds: null,
    fields: { long, short, burnRate: percent, for: null },
  };
}

/** A duration of Prometheus that must not be zero. */
function readDuration(
  tree: Tree | null,
  key: string,
  at: Span,
  wanted: string,
  reading: Reading,
): Field<number> | null {
  const field = textField(valueOf(tree, key));
  const seconds = field === null ? null : parsePrometheusDuration(field.value);
  if (field === null || seconds === null || seconds === 0) {
    const found = field === null ? `\`${key}\` is missing` : `${quoted(field.source)} is no window`;
    report(reading, 'alert', field?.span ?? entryOf(tree, key)?.keySpan ?? at, `${found}; give ${wanted}`);
    return null;
  }
  return { ...field, value: seconds };
}
