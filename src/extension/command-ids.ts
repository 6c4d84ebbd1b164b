/** The commands that package.json contributes. */
export const commandIds = [
  'faultline.reviewWorkspace',
  'faultline.showOnlyFindings',
  'faultline.showAllCalls',
  'faultline.fixCall',
  'faultline.openCall',
  'faultline.disableCall',
  'faultline.restartServer',
  'faultline.showOutput',
  'faultline.copyDiagnosticsReport',
  'faultline.showRule',
] as const;

export type CommandId = (typeof commandIds)[number];
