import type { AlertBranch, Field, Indicator, Slo } from '../../slo/model/model.ts';

/**
 * An SLO as JSON can hold it: a number that is none or has no end (`objective: .nan`, `value: .inf`) is taken as not given, as every
 * figure takes it.
 */
export function sendable(slo: Slo): Slo {
  return {
    ...slo,
    objective: finite(slo.objective),
    window: slo.window !== null && Number.isFinite(slo.window.seconds) ? slo.window : null,
    slice: slo.slice !== null && Number.isFinite(slo.slice.seconds) ? slo.slice : null,
    indicator: slo.indicator === null ? null : sendableIndicator(slo.indicator),
    alerts: slo.alerts.filter(isFinite),
  };
}

function finite<F extends Field<number>>(field: F | null): F | null {
  return field !== null && Number.isFinite(field.value) ? field : null;
}

function isFinite({ burnRate, longSeconds, shortSeconds, forSeconds }: AlertBranch): boolean {
  return [burnRate, longSeconds, shortSeconds ?? 0, forSeconds ?? 0].every(Number.isFinite);
}

function sendableIndicator(indicator: Indicator): Indicator {
  switch (indicator.kind) {
    case 'latency':
      return { ...indicator, threshold: finite(indicator.threshold) };
    case 'threshold':
      return { ...indicator, value: finite(indicator.value) };
    case 'composite':
      return { ...indicator, parts: indicator.parts.filter(({ weight }) => Number.isFinite(weight)) };
    case 'ratio':
    case 'error-ratio':
    case 'success-ratio':
    case 'bool-gauge':
    case 'plugin':
    case 'words':
      return indicator;
  }
}
