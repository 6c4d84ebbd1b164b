import type { SessionSettings } from '../base/settings.ts';
import type { Preset, Severity } from '../base/severity.ts';

/** The section of the editor's settings. */
export const section = 'faultline';

/** The editor's settings of Faultline, as they hold for one resource. */
export interface EditorSettings {
  readonly enable: boolean;
  readonly preset: Preset;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** In milliseconds; null: what suits each library. */
  readonly deadline: number | null;
  readonly include: NonNullable<SessionSettings['include']>;
  /** In UTF-16 code units. */
  readonly maxFileSize: number;
  /** Whose findings are shown: those of open documents, or of every file. */
  readonly scope: Scope;
}

export type Scope = 'open' | 'workspace';

export const presetNames: readonly Preset[] = ['essential', 'recommended', 'strict'];
export const severityNames: readonly (Severity | 'off')[] = [
  'error',
  'warning',
  'information',
  'hint',
  'off',
];
export const includable: EditorSettings['include'] = ['test', 'script', 'generated'];
export const scopes: readonly Scope[] = ['open', 'workspace'];

export const defaultEditorSettings: EditorSettings = {
  enable: true,
  preset: 'recommended',
  rules: {},
  deadline: null,
  include: [],
  maxFileSize: 1_000_000,
  scope: 'open',
};

/** Reads settings from what an editor sends; what is missing or of the wrong kind is as nobody had set it. */
export function readEditorSettings(sent: unknown): EditorSettings {
  const given: Readonly<Record<string, unknown>> =
    typeof sent === 'object' && sent !== null ? { ...sent } : {};
  const { enable, deadline, maxFileSize, include, rules } = given;
  const list: readonly unknown[] = Array.isArray(include) ? include : [];
  return {
    enable: typeof enable === 'boolean' ? enable : defaultEditorSettings.enable,
    preset: oneOf(presetNames, given.preset) ?? defaultEditorSettings.preset,
    rules: readRules(rules),
    deadline: isPositive(deadline) ? deadline : null,
    include: list.flatMap(item => oneOf(includable, item) ?? []),
    maxFileSize: isPositive(maxFileSize) ? maxFileSize : defaultEditorSettings.maxFileSize,
    scope: oneOf(scopes, given.scope) ?? defaultEditorSettings.scope,
  };
}

/** What of them the session is told. */
export function sessionSettingsOf(settings: EditorSettings): SessionSettings {
  const { preset, rules, deadline, include, maxFileSize } = settings;
  return { preset, rules, deadline, include, maxFileSize };
}

function readRules(given: unknown): EditorSettings['rules'] {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return Object.fromEntries(
    entries.flatMap(([rule, value]): [string, Severity | 'off'][] => {
      const severity = oneOf(severityNames, value);
      return severity === undefined ? [] : [[rule, severity]];
    }),
  );
}

function oneOf<T>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find(candidate => candidate === value);
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
