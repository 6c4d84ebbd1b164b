import { names, offering, required, text, type Key } from './key.ts';

/** Objectives that people choose, in per cent. */
export const percentages = {
  '99': 'two nines: 7 h 12 min of a month of 30 days may fail',
  '99.5': '3 h 36 min of a month of 30 days may fail',
  '99.9': 'three nines: 43 min 12 s of a month of 30 days may fail',
  '99.95': '21 min 36 s of a month of 30 days may fail',
  '99.99': 'four nines: 4 min 19 s of a month of 30 days may fail',
};

/** The same as ratios. */
export const ratios = {
  '0.99': percentages['99'],
  '0.995': percentages['99.5'],
  '0.999': percentages['99.9'],
  '0.9995': percentages['99.95'],
  '0.9999': percentages['99.99'],
};

export const windows = {
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

export const offeringPercentages = offering(percentages);
export const offeringRatios = offering(ratios);
export const offeringWindows = offering(windows);
