import { objectMeta } from './kubernetes.ts';
import { any, type Decoding, listOfShape, mapOfShape, object, text, truth } from './shape.ts';

const metric = object({ metric: text });
const grouping = listOfShape(text);

/** The types that Pyrra decodes: https://github.com/pyrra-dev/pyrra, `kubernetes/api/v1alpha1`. */
export const pyrraShape = object({
  apiVersion: text,
  kind: text,
  metadata: objectMeta,
  status: any,
  spec: object({
    description: text,
    target: text,
    window: text,
    indicator: object({
      ratio: object({ errors: metric, total: metric, grouping }),
      latency: object({ success: metric, total: metric, grouping }),
      latencyNative: object({ total: metric, latency: text, grouping }),
      bool_gauge: object({ metric: text, grouping }),
    }),
    alerting: object({
      disabled: truth,
      burnrates: truth,
      absent: truth,
      name: text,
      absentName: text,
      severities: object({
        absent: text,
        fastBurn: text,
        mediumBurn: text,
        slowBurn: text,
        longTermBurn: text,
      }),
    }),
    partial_response_strategy: text,
    performanceOverAccuracy: truth,
    ruleOutput: object({
      shortRulesLabels: mapOfShape(text),
      longRulesLabels: mapOfShape(text),
      enableDescriptionAsLabel: truth,
    }),
  }),
});

/** Pyrra reads its files strictly (`yaml.UnmarshalStrict`), but lets a number be a text; Kubernetes does not. */
export const pyrraDecoding: Decoding = {
  tool: 'Pyrra',
  unknownKeys: 'rejected',
  repeatedKeys: 'rejected',
  scalars: 'made-text',
  keys: 'folded',
};
