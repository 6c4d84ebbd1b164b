import { any, mapOfShape, object, type Shape, text, whole } from './shape.ts';

/** The metadata of a Kubernetes resource: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/. */
export const objectMeta: Shape = object({
  name: text,
  generateName: text,
  namespace: text,
  selfLink: text,
  uid: text,
  resourceVersion: text,
  generation: whole,
  creationTimestamp: any,
  deletionTimestamp: any,
  deletionGracePeriodSeconds: whole,
  labels: mapOfShape(text),
  annotations: mapOfShape(text),
  ownerReferences: any,
  finalizers: any,
  managedFields: any,
});
