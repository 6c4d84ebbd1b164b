import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typesFolder } from '../../../../fixtures/types/install.ts';
import type { Project } from '../../annotated.ts';

/** A package that guards, as a project may depend on it. */
export interface KitUnderTest {
  readonly title: string;
  /** The name that it is imported by; null: the project has none. */
  readonly package: string | null;
  /** The name under which that version is installed for the tests. */
  readonly installed: string;
  readonly offers: Readonly<Partial<Record<string, string>>>;
}

const local = {
  retry: 'retry/local',
  'circuit-breaker': 'circuit-breaker/local',
  fallback: 'fallback/local',
};
const cockatiel = {
  retry: 'retry/cockatiel',
  'circuit-breaker': 'circuit-breaker/cockatiel',
  fallback: 'fallback/cockatiel',
};

export const kits = [
  { title: 'cockatiel 3', package: 'cockatiel', installed: 'cockatiel3', offers: cockatiel },
  { title: 'cockatiel 4', package: 'cockatiel', installed: 'cockatiel', offers: cockatiel },
  {
    title: 'opossum',
    package: 'opossum',
    installed: 'opossum',
    offers: { ...local, 'circuit-breaker': 'circuit-breaker/opossum' },
  },
  {
    title: 'p-retry',
    package: 'p-retry',
    installed: 'p-retry',
    offers: { ...local, retry: 'retry/p-retry' },
  },
  {
    title: 'p-retry 4',
    package: 'p-retry',
    installed: 'p-retry4',
    // It takes what a fetch throws for a mistake in the code, and gives up at once.
    offers: local,
  },
  { title: 'no kit', package: null, installed: '', offers: local },
] as const satisfies readonly KitUnderTest[];

export const noKit: KitUnderTest = kits[5];

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

const { packages: installed } = JSON.parse(
  readFileSync(join(typesFolder, 'package-lock.json'), 'utf8'),
) as Lockfile;

/** Another package's types for the name of the kit, where its own name is another version's. */
export function aliasesOf(kit: KitUnderTest): Readonly<Record<string, string>> {
  return kit.package === null || kit.package === kit.installed ? {} : { [kit.package]: kit.installed };
}

/** A project that depends on a kit and on what its code needs. */
export function projectWith(
  kit: KitUnderTest,
  files: Project,
  module: 'esm' | 'cjs' = 'esm',
  needs: readonly string[] = ['axios', 'ioredis', 'pg'],
): Project {
  const names = [...needs, ...(kit.package === null ? [] : [kit.package])];
  const versionOf = (name: string): string =>
    installed[`node_modules/${name === kit.package ? kit.installed : name}`]?.version ?? '0.0.0';
  const dependencies = Object.fromEntries(names.map(name => [name, `^${versionOf(name)}`]));
  const packages = names.map(name => [`node_modules/${name}`, { version: versionOf(name) }] as const);
  return {
    'package.json': JSON.stringify({ ...(module === 'esm' ? { type: 'module' } : {}), dependencies }),
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: { '': { dependencies }, ...Object.fromEntries(packages) },
    }),
    ...files,
  };
}
