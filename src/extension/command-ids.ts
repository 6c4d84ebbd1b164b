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
  'faultline.openSloPreview',
  'faultline.openSloPreviewToSide',
  'faultline.showSloSource',
  'faultline.copySloBudget',
  'faultline.copySloReport',
  'faultline.saveSloReport',
  'faultline.saveSloCharts',
] as const;

export type CommandId = (typeof commandIds)[number];
