/** The keys of `.faultline.yaml`: what readers, schema and pages know of them. */
export const configKeys = {
  preset: 'How much is reported: `essential`, `recommended` (default) or `strict`.',
  rules: 'The severity of single rules, over that of the preset.',
  ignore: 'Files that are not reviewed, as in a `.gitignore`, from the folder of this file.',
  deadlines: 'The deadlines that fixes write: `default` for every library, or by the id of a library.',
} as const;

export type ConfigKey = keyof typeof configKeys;

export const presetSummaries = {
  essential: 'Missing timeouts, and those that do not work, in server code.',
  recommended: 'Also in browser code and scripts, as information.',
  strict: 'Every rule by itself, also for calls of libraries that are only guessed.',
} as const;

/** The name that a configuration has in any folder. */
export const configFileName = '.faultline.yaml';
