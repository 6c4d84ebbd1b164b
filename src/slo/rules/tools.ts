import type { SloFormat } from '../model/model.ts';

/** The tool that reads documents of a format, as messages call it. */
export function toolOf(format: SloFormat): string {
  switch (format) {
    case 'sloth/v1':
    case 'sloth/k8s':
    case 'openslo/v1alpha':
      return 'Sloth';
    case 'openslo/v1':
    case 'openslo/v2alpha':
      return 'OpenSLO';
    case 'pyrra':
      return 'Pyrra';
    case 'slo-generator':
      return 'slo-generator';
    case 'nobl9':
      return 'Nobl9';
    case 'markdown':
      return 'Faultline';
  }
}

/** Whether Sloth turns documents of a format into rules. */
export function isSloth(format: SloFormat): boolean {
  return toolOf(format) === 'Sloth';
}
