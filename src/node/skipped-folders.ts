/** Folders that hold nothing a person wrote, wherever they stand: packages, version control, caches, build output of one tool. */
const never = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'web_modules',
  '.git',
  '.hg',
  '.svn',
  '.jj',
  '.yarn',
  '.pnpm-store',
  '.cache',
  '.parcel-cache',
  '.turbo',
  '.nx',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.astro',
  '.angular',
  '.docusaurus',
  '.vercel',
  '.netlify',
  '.wrangler',
  '.serverless',
  '.aws-sam',
  '.nyc_output',
  '.vscode-test',
  '.vscode-test-web',
  'coverage',
  '__pycache__',
  '.venv',
]);

/** Names that mostly mean output, but that people also give to folders of their own code. */
const mostly = new Set(['dist', 'build', 'out', 'vendor', 'storybook-static']);

export interface FolderSituation {
  readonly name: string;
  /** One of the folders around it, up to the start of the walk, is called `src`. */
  readonly belowSrc: boolean;
  readonly holdsPackage: boolean;
  readonly parentHoldsPackage: boolean;
}

/**
 * Says whether the walk may leave a folder out for its name alone. `dist`, `build`, `out` and `vendor` are output
 * unless they stand below a `src` (`src/build/index.ts` is written by hand) or are a package of a workspace: a
 * `package.json` in them and none beside them (`packages/build`; a `dist/package.json` stands beside its package's).
 */
export function isSkippedFolder(folder: FolderSituation): boolean {
  if (never.has(folder.name)) {
    return true;
  }
  if (!mostly.has(folder.name) || folder.belowSrc) {
    return false;
  }
  return !folder.holdsPackage || folder.parentHoldsPackage;
}

/** True where `isSkippedFolder` depends on more than the name. */
export function dependsOnPackages(name: string): boolean {
  return mostly.has(name);
}
