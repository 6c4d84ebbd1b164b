/** Settings by their full name, as in `settings.json`. */
export type Settings = Readonly<Record<string, unknown>>;

/**
 * What every hosted VS Code starts with: no network use of its own, no first-run pages, nothing that moves in a
 * screenshot. A caller's settings win over these.
 */
export const quietSettings: Settings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // A VS Code in the browser saves by itself after a second; on the desktop it does not.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.untrustedFiles': 'open',
  'typescript.disableAutomaticTypeAcquisition': true,
  'typescript.surveys.enabled': false,
  'editor.cursorBlinking': 'solid',
};
