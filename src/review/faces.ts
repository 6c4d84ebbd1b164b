/** What a face needs besides the session: how findings are put before a person. */
export { joinPerCall, type JoinedFinding } from './rules/join.ts';
export { guardsIn, matrixOf, type GuardCount, type MatrixRow } from './rules/matrix.ts';
export { docsOf, rules } from './rules/index.ts';
export { durationText } from './rules/ineffective-timeout.ts';
export type { Defect, Dependency, GuardSource, OutboundCall, Verdict } from './analysis/call.ts';
export type { DependencyKind } from './catalog/schema.ts';
export {
  type Baseline,
  type BaselineComparison,
  baselineText,
  compareWithBaseline,
  readBaseline,
  updatedBaseline,
} from './config/baseline.ts';
export { type Config, configFileName, configFor, readConfig, sloSettingsFor } from './config/config.ts';
