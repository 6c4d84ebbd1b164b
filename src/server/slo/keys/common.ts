import { names, offering, required, text, type Key } from './key.ts';

/** Objectives that people choose, in per cent and as a ratio, with what each allows; the commonest first. */
const objectives = [
  ['99.9', '0.999', 'three nines: 43 min 12 s of a month of 30 days may fail'],
  ['99.5', '0.995', '3 h 36 min of a month of 30 days may fail'],
  ['99', '0.99', 'two nines: 7 h 12 min of a month of 30 days may fail'],
  ['99.95', '0.9995', '21 min 36 s of a month of 30 days may fail'],
  ['99.99', '0.9999', 'four nines: 4 min 19 s of a month of 30 days may fail'],
] as const;

const windows = {
  '28d': 'four weeks: every window has as many weekends as the one before',
  '30d': '30 days, about a month',
  '7d': 'one week',
  '90d': 'about a quarter',
};

/** The metadata of an object as Kubernetes has it. */
export function kubernetesMetadata(nameAbout: string): readonly Key[] {
  return [
    text('name', nameAbout, required),
    text('namespace', 'The namespace of Kubernetes that the object is created in.'),
    names('labels', 'Labels of the object itself.'),
    names('annotations', 'Annotations of the object itself; no tool bases a rule on them.'),
  ];
}

export function apiVersion(value: string, about: string): Key {
  return {
    name: 'apiVersion',
    about: 'What the document is written for, and in which version.',
    value: { kind: 'choice', of: [{ value, about }] },
    need: 'required',
    offers: [],
  };
}

export function kind(of: Readonly<Record<string, string>>): Key {
  const choices = Object.entries(of).map(([value, about]) => ({ value, about }));
  return {
    name: 'kind',
    about: 'What the document describes.',
    value: { kind: 'choice', of: choices },
    need: 'required',
    offers: [],
  };
}

export const offeringPercentages = { offers: objectives.map(([value, , about]) => ({ value, about })) };
export const offeringRatios = { offers: objectives.map(([, value, about]) => ({ value, about })) };
export const offeringWindows = offering(windows);
