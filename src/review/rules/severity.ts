import { isAtLeast, type Severity } from '../../base/severity.ts';
import type { OutboundCall } from '../analysis/call.ts';
import type { EffectiveSettings } from '../../base/settings.ts';
import { isGenerated } from './generated.ts';
import type { RuleMeta } from './rule.ts';

/**
 * How loud a rule is about a call. The preset says where a rule speaks; a severity of the user's says how loud, and also
 * switches on a rule that the preset leaves out altogether. Tests and generated files stay silent unless they are included.
 */
export function severityFor(
  meta: RuleMeta,
  call: OutboundCall,
  settings: EffectiveSettings,
): Severity | 'off' {
  const user = settings.rules[meta.id];
  if (user === 'off') {
    return 'off';
  }
  const inContext = severityInContext(meta, call, settings, user !== undefined);
  if (inContext === 'off' || call.confidence !== 'inferred') {
    return inContext === 'off' ? 'off' : (user ?? inContext);
  }
  const loudest = meta.inferred[settings.preset];
  return loudest === 'off' ? 'off' : (user ?? quieter(inContext, loudest));
}

function severityInContext(
  meta: RuleMeta,
  call: OutboundCall,
  { preset, include }: EffectiveSettings,
  chosen: boolean,
): Severity | 'off' {
  if (isGenerated(call.file)) {
    return include.includes('generated') ? meta.included : 'off';
  }
  const leftOut = Object.values(meta.severities[preset]).every(severity => severity === 'off');
  const severity = meta.severities[leftOut && chosen ? 'strict' : preset][call.context];
  const included = (call.context === 'test' || call.context === 'script') && include.includes(call.context);
  return severity === 'off' && included ? meta.included : severity;
}

function quieter(a: Severity, b: Severity): Severity {
  return isAtLeast(a, b) ? b : a;
}
