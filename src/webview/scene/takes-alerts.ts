import type { Slo } from '../../slo/model/model.ts';

/** Whether alerts can be written into a document that makes none. */
export function takesAlerts({ format, alerting, alerts }: Slo): boolean {
  switch (format) {
    case 'sloth/v1':
    case 'sloth/k8s':
    case 'openslo/v1':
    case 'openslo/v2alpha':
    case 'nobl9':
      return alerts.length === 0 && alerting !== 'off';
    case 'openslo/v1alpha':
    case 'pyrra':
    case 'slo-generator':
    case 'markdown':
      return false;
  }
}
