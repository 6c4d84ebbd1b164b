import { objectMeta } from './kubernetes.ts';
import {
  any,
  type Decoding,
  listOfShape,
  mapOfShape,
  number,
  object,
  type Shape,
  text,
  truth,
  whole,
} from './shape.ts';

/** The keys that Sloth's two formats write differently: in snake case in its own, in camel case in the Kubernetes form. */
export interface SlothKeys {
  readonly errorQuery: string;
  readonly totalQuery: string;
  readonly errorRatioQuery: string;
  readonly pageAlert: string;
  readonly ticketAlert: string;
  readonly plugins: string;
}

export const slothKeys: SlothKeys = {
  errorQuery: 'error_query',
  totalQuery: 'total_query',
  errorRatioQuery: 'error_ratio_query',
  pageAlert: 'page_alert',
  ticketAlert: 'ticket_alert',
  plugins: 'slo_plugins',
};

export const slothKubernetesKeys: SlothKeys = {
  errorQuery: 'errorQuery',
  totalQuery: 'totalQuery',
  errorRatioQuery: 'errorRatioQuery',
  pageAlert: 'pageAlert',
  ticketAlert: 'ticketAlert',
  plugins: 'sloPlugins',
};

const labels = mapOfShape(text);
const alert = object({ disable: truth, labels, annotations: labels });
const plugins = object({
  overridePrevious: truth,
  chain: listOfShape(object({ id: text, config: any, priority: whole })),
});

function sloShape(keys: SlothKeys): Shape {
  return object({
    name: text,
    description: text,
    objective: number,
    labels,
    plugins,
    sli: object({
      raw: object({ [keys.errorRatioQuery]: text }),
      events: object({ [keys.errorQuery]: text, [keys.totalQuery]: text }),
      plugin: object({ id: text, options: labels }),
    }),
    alerting: object({
      name: text,
      labels,
      annotations: labels,
      [keys.pageAlert]: alert,
      [keys.ticketAlert]: alert,
    }),
  });
}

/** The types that Sloth decodes `prometheus/v1` into: https://github.com/slok/sloth, `pkg/prometheus/api/v1`. */
export const slothShape = object({
  version: text,
  service: text,
  labels,
  [slothKeys.plugins]: plugins,
  slos: listOfShape(sloShape(slothKeys)),
});

/** Those of the Kubernetes form: `pkg/kubernetes/api/sloth/v1`. */
export const slothKubernetesShape = object({
  apiVersion: text,
  kind: text,
  metadata: objectMeta,
  status: any,
  spec: object({
    service: text,
    labels,
    [slothKubernetesKeys.plugins]: plugins,
    slos: listOfShape(sloShape(slothKubernetesKeys)),
  }),
});

/** Sloth reads its own format with a YAML library that lets anything be a text, takes keys in any case and drops what it knows not. */
export const slothDecoding: Decoding = {
  tool: 'Sloth',
  unknownKeys: 'dropped',
  repeatedKeys: 'dropped',
  scalars: 'made-text',
  keys: 'folded',
};

/** The Kubernetes form goes through JSON, where a number is no text. */
export const slothKubernetesDecoding: Decoding = { ...slothDecoding, scalars: 'rejected', keys: 'exact' };
