import {
  any,
  type Decoding,
  listOfShape,
  mapOfShape,
  number,
  object,
  type Shape,
  text,
  texts,
  truth,
  whole,
} from './shape.ts';

/** The three versions of OpenSLO, as their objects are called in https://github.com/OpenSLO/go-sdk. */
export type OpenSloVersion = 'v1alpha' | 'v1' | 'v2alpha';

/** OpenSLO's own library decodes strictly: no key that it does not know, no number for a text. Of two equal keys it takes the last. */
export const openSloDecoding: Decoding = {
  tool: 'OpenSLO',
  unknownKeys: 'rejected',
  repeatedKeys: 'dropped',
  scalars: 'rejected',
  keys: 'folded',
};

/** Sloth reads OpenSLO v1alpha with a library that drops what it knows not, keeps to the case of keys, and lets a number be a text. */
export const slothOpenSloDecoding: Decoding = {
  tool: 'Sloth',
  unknownKeys: 'dropped',
  repeatedKeys: 'dropped',
  scalars: 'made-text',
  keys: 'exact',
};

const metadata: Readonly<Record<OpenSloVersion, Shape>> = {
  v1alpha: object({ name: text, displayName: text }),
  v1: object({ name: text, displayName: text, labels: mapOfShape(texts), annotations: mapOfShape(text) }),
  v2alpha: object({ name: text, labels: mapOfShape(text), annotations: mapOfShape(text) }),
};

const calendar = object({ startTime: text, timeZone: text });
const dataSource = object({ description: text, type: text, connectionDetails: any });

function resource(version: OpenSloVersion, spec: Shape): Shape {
  return object({ apiVersion: text, kind: text, metadata: metadata[version], spec });
}

function inline(version: OpenSloVersion, ref: string, spec: Shape): Shape {
  return object({ [ref]: text, kind: text, metadata: metadata[version], spec });
}

function metricShape(version: OpenSloVersion): Shape {
  return version === 'v2alpha'
    ? object({ dataSourceRef: text, dataSourceSpec: dataSource, spec: mapOfShape(any) })
    : object({ metricSource: object({ metricSourceRef: text, type: text, spec: mapOfShape(any) }) });
}

function sliSpec(version: OpenSloVersion): Shape {
  const metric = metricShape(version);
  return object({
    description: text,
    thresholdMetric: metric,
    ratioMetric: object({
      counter: truth,
      good: metric,
      bad: metric,
      total: metric,
      raw: metric,
      rawType: text,
    }),
  });
}

const condition = object({
  severity: text,
  description: text,
  condition: object({ kind: text, op: text, threshold: number, lookbackWindow: text, alertAfter: text }),
});
const target = object({ description: text, target: text });

function policySpec(version: OpenSloVersion): Shape {
  return object({
    description: text,
    alertWhenNoData: truth,
    alertWhenBreaching: truth,
    alertWhenResolved: truth,
    conditions: listOfShape(inline(version, 'conditionRef', condition)),
    notificationTargets: listOfShape(inline(version, 'targetRef', target)),
  });
}

/** The names of what differs between v1 and v2alpha only by name. */
export interface OpenSloKeys {
  readonly service: string;
  readonly indicator: string;
  readonly indicatorRef: string;
}

export const openSloKeys: Readonly<Record<'v1' | 'v2alpha', OpenSloKeys>> = {
  v1: { service: 'service', indicator: 'indicator', indicatorRef: 'indicatorRef' },
  v2alpha: { service: 'serviceRef', indicator: 'sli', indicatorRef: 'sliRef' },
};

/** What `serviceRef` of v2alpha was called before; the proposal itself and OpenSLO's command still do. */
export const olderService = 'service';

function sloSpec(version: 'v1' | 'v2alpha'): Shape {
  const keys = openSloKeys[version];
  const indicator = {
    [keys.indicator]: object({ metadata: metadata[version], spec: sliSpec(version) }),
    [keys.indicatorRef]: text,
  };
  return object({
    description: text,
    [keys.service]: text,
    ...(version === 'v2alpha' ? { [olderService]: text } : {}),
    ...indicator,
    budgetingMethod: text,
    timeWindow: listOfShape(object({ duration: text, isRolling: truth, calendar })),
    objectives: listOfShape(
      object({
        displayName: text,
        op: text,
        value: number,
        target: number,
        targetPercent: number,
        timeSliceTarget: number,
        timeSliceWindow: text,
        ...indicator,
        compositeWeight: number,
      }),
    ),
    alertPolicies: listOfShape(inline(version, 'alertPolicyRef', policySpec(version))),
  });
}

const source = object({ source: text, queryType: text, query: text });

/** Sloth decodes into types of its own, which know `counter` where OpenSLO's library now says `incremental`. */
const alphaSlo = (counters: Readonly<Record<string, Shape>>): Shape =>
  object({
    timeWindows: listOfShape(object({ unit: text, count: whole, isRolling: truth, calendar })),
    budgetingMethod: text,
    description: text,
    indicator: object({ thresholdMetric: source }),
    service: text,
    objectives: listOfShape(
      object({
        displayName: text,
        value: number,
        ratioMetrics: object({ good: source, total: source, ...counters }),
        target: number,
        timeSliceTarget: number,
        op: text,
      }),
    ),
  });

function kindsOf(version: 'v1' | 'v2alpha'): Readonly<Record<string, Shape>> {
  return {
    SLO: resource(version, sloSpec(version)),
    SLI: resource(version, sliSpec(version)),
    Service: resource(version, object({ description: text })),
    DataSource: resource(version, dataSource),
    AlertPolicy: resource(version, policySpec(version)),
    AlertCondition: resource(version, condition),
    AlertNotificationTarget: resource(version, target),
  };
}

/** The shape of every kind that a version has. */
export const openSloKinds: Readonly<Record<OpenSloVersion, Readonly<Record<string, Shape>>>> = {
  v1alpha: {
    SLO: resource('v1alpha', alphaSlo({ incremental: truth })),
    Service: resource('v1alpha', object({ description: text })),
  },
  v1: kindsOf('v1'),
  v2alpha: kindsOf('v2alpha'),
};

/** An SLO of v1alpha as Sloth decodes it. */
export const slothOpenSloShape: Shape = resource('v1alpha', alphaSlo({ counter: truth }));
