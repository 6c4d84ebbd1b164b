/** From the most to the least severe. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** True where `severity` is at least as severe as `floor`. */
export function isAtLeast(severity: Severity, floor: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(floor);
}

/** The presets of the rules, from the quietest to the loudest. */
export const presets = ['essential', 'recommended', 'strict'] as const;
export type Preset = (typeof presets)[number];
