/** The keys of `.faultline.yaml`: what readers, schema and pages know of them. */
export const configKeys = {
  preset: 'How much is reported: `essential`, `recommended` (default) or `strict`.',
  rules: 'The severity of single rules, over that of the preset.',
  ignore: 'Files that are not reviewed, as in a `.gitignore`, from the folder of this file.',
  overrides: 'What holds otherwise for some files; of several that match, the last speaks.',
  deadlines: 'The deadlines that fixes write: `default` for every library, or by the id of a library.',
  kit: 'Where fixes that wrap a call take their primitives from; left out: from what the project depends on.',
  clients: 'Clients of your own that leave the process: what makes them, and which of their methods wait.',
  wrappers: 'Functions and methods of your own that guard what they are given.',
  slo: 'What no SLO document has a place for: error budget policy, traffic, capacity and dependencies.',
} as const;

/** The keys of an override. */
export const overrideKeys = {
  files: 'Globs as in a `.gitignore`, from the folder of this file.',
  preset: configKeys.preset,
  rules: configKeys.rules,
  deadlines: configKeys.deadlines,
} as const;

/** The keys of a client. */
export const clientKeys = {
  package: 'The package that it is imported from (one name, or one that ends in `*`).',
  file: 'Or the file of this project, from the folder of this file.',
  name: 'What reports call it; left out: its package or file.',
  kind: 'What kind of dependency it is.',
  makers: 'Exports that make a client: functions and classes.',
  clients: 'Exports that are a client.',
  calls:
    'Methods of a client that wait on the network; a `*` stands for any part of a name, `users.*` for those of a member.',
  functions: 'Exports that wait on the network when they are called.',
  timeout: 'How its deadline is given, and which it has by itself.',
  retries: 'How often it tries again by itself after a failure.',
  deadline: 'The deadline that suits its calls: what a fix writes.',
} as const;

export const clientTimeoutKeys = {
  option: 'The option, as a dotted path.',
  argument: 'The argument of a call that holds its options, from 0; left out: the last object.',
  at: 'Where it may stand.',
  unit: 'What it takes.',
  default: 'What holds where nobody sets it; left out: nothing.',
} as const;

/** The keys of a wrapper. */
export const wrapperKeys = {
  package: clientKeys.package,
  file: clientKeys.file,
  name: 'Its export; `Class.method` for a method.',
  argument: 'The argument that it runs: a function or a promise, from 0; left out: the first.',
  guards: 'What it adds.',
} as const;

/** The keys of `slo`. */
export const sloKeys = {
  policy: 'The error budget policy of every SLO whose document has none, as a list of bands.',
  objectives: 'What holds for single SLOs, by id or name.',
} as const;

/** The keys of a band of a policy. */
export const bandKeys = {
  above:
    'The share of the budget that must be left for it to hold; left out: it holds once the budget is spent.',
  name: 'What to do while it holds.',
} as const;

/** The keys of one SLO. */
export const objectiveKeys = {
  policy: 'Its error budget policy, if its document has none.',
  traffic: 'Its requests, on average: `120/s`, `600/min`, or a number a second.',
  capacity: 'What the service can carry, and what it must.',
  dependencies: 'What it cannot work without, each with its availability.',
} as const;

/** The keys of a capacity. */
export const capacityKeys = {
  peak: 'The most requests that come in today.',
  perInstance: 'The requests that one instance takes.',
  instances: 'How many instances there are.',
  utilisation: 'The share of an instance that may be used; left out: 80%.',
  growth: 'How the peak grows in a month.',
  zones: 'In how many zones the instances stand, one of which may be lost.',
} as const;

export type ConfigKey = keyof typeof configKeys;

export const presetSummaries = {
  essential: 'Missing timeouts, and those that do not work, in server code.',
  recommended: 'Also in browser code and scripts, as information.',
  strict: 'Every rule by itself, also for calls of libraries that are only guessed.',
} as const;

/** The name that a configuration has in any folder. */
export const configFileName = '.faultline.yaml';
