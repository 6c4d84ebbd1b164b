import type { ValueType } from './model.ts';

/** What a function takes and gives. */
export interface Signature {
  readonly args: readonly ValueType[];
  /** Arguments that may be left out at the end; `any`: the last may be given as often as one likes, or not at all. */
  readonly optional: number | 'any';
  /** How often the last may be given beyond once. */
  readonly extra: number;
  readonly gives: ValueType;
  /** Rejected unless `--enable-feature=promql-experimental-functions` is set. */
  readonly isExperimental: boolean;
}

/**
 * Functions by what they take: v instant vector, m range vector, s scalar, t string (text). `?` makes the argument before it optional,
 * `*` lets it repeat or be left out. From `promql/parser/functions.go` of Prometheus 3.
 */
const byArguments: Readonly<Record<string, string>> = {
  m: `absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time
    max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time`,
  v: `abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev
    histogram_stdvar histogram_sum ln log10 log2 rad scalar sgn sin sinh sort sort_desc sqrt tan tanh timestamp`,
  'v?': 'days_in_month day_of_month day_of_week day_of_year hour minute month year',
  s: 'vector',
  '': 'pi time',
  vs: 'clamp_max clamp_min',
  'vs?': 'round',
  vss: 'clamp',
  sv: 'histogram_quantile',
  ssv: 'histogram_fraction',
  ms: 'predict_linear',
  sm: 'quantile_over_time',
  vtttt: 'label_replace',
  'vttt*': 'label_join',
};

const experimental: Readonly<Record<string, string>> = {
  m: 'mad_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time',
  mss: 'double_exponential_smoothing',
  'vv?': 'info',
  'vt*': 'sort_by_label sort_by_label_desc',
  vtss9: 'histogram_quantiles',
  v: 'start_timestamp',
  ss: 'max_of min_of',
  '': 'end range start step',
};

const scalars = new Set(['pi', 'time', 'scalar', 'max_of', 'min_of', 'end', 'range', 'start', 'step']);

const letters: Readonly<Record<string, ValueType>> = { v: 'vector', m: 'matrix', s: 'scalar', t: 'string' };

function signatureOf(name: string, shape: string, isExperimental: Signature['isExperimental']): Signature {
  return {
    args: Array.from(shape).flatMap(letter => letters[letter] ?? []),
    optional: shape.endsWith('*') ? 'any' : shape.endsWith('?') ? 1 : 0,
    extra: shape.endsWith('9') ? 8 : 0,
    gives: scalars.has(name) ? 'scalar' : 'vector',
    isExperimental,
  };
}

function entriesOf(
  table: Readonly<Record<string, string>>,
  isExperimental: Signature['isExperimental'],
): readonly (readonly [string, Signature])[] {
  return Object.entries(table).flatMap(([shape, names]) =>
    names
      .split(/\s+/)
      .filter(name => name !== '')
      .map(name => [name, signatureOf(name, shape, isExperimental)] as const),
  );
}

/** Every function of PromQL by its name. */
export const promqlFunctions: ReadonlyMap<string, Signature> = new Map([
  ...entriesOf(byArguments, false),
  ...entriesOf(experimental, true),
]);

/** The first argument that an aggregation takes beside the vector; null: none. */
export function aggregationParameter(name: string): ValueType | null {
  switch (name) {
    case 'topk':
    case 'bottomk':
    case 'quantile':
    case 'limitk':
    case 'limit_ratio':
      return 'scalar';
    case 'count_values':
      return 'string';
    default:
      return null;
  }
}
