import type { Finding } from '../base/finding.ts';
import { basename, dirname, foldersUp, join } from '../base/path.ts';
import type { Problem } from '../base/problem.ts';
import type { EffectiveSettings, SessionSettings } from '../base/settings.ts';
import { type CapabilitiesOf, createCapabilities } from './analysis/project/capabilities.ts';
import { contextOf } from './analysis/project/context.ts';
import { sourceFolders } from './analysis/project/context-tables.ts';
import { dependencyNames } from './analysis/project/platform.ts';
import { readJsonc } from '../base/jsonc.ts';
import type { LibraryVersion } from './analysis/call.ts';
import { isLockfile } from './analysis/project/lockfiles/lockfiles.ts';
import { createResolver, isConfigFile, type Resolver } from './analysis/project/resolver.ts';
import { createVersions, type Versions } from './analysis/project/versions.ts';
import { libraries } from './catalog/index.ts';
import { type Config, configFileName, configFor, readConfig, unusedGlobs } from './config/config.ts';
import { type Declared, declaredIn } from './declared.ts';
import type { Texts } from './texts.ts';

export { isConfigFile, isLockfile };

/** The configuration of the reviewed project: modules, versions, what it runs on, and what it asks of the review. */
export class Project {
  readonly resolver: Resolver;
  readonly versions: Versions;
  readonly capabilities: CapabilitiesOf;
  /** The mistakes in configurations. */
  readonly findings: readonly Finding[];
  readonly declared: Declared;
  private readonly configs = new Map<string, Config>();
  private readonly configProblems: Problem[] = [];
  private readonly effective = new Map<string, EffectiveSettings>();
  private readonly settings: SessionSettings;
  private readonly files: ReadonlySet<string>;
  private readonly texts: Texts;
  private readonly packageFolders = new Map<string, string>();
  private readonly tests = new Map<string, boolean>();
  private readonly dependencies = new Map<string, ReadonlySet<string>>();

  /** `complete`: the list of files is; a glob that matches none of them is of no use. */
  constructor(files: ReadonlySet<string>, texts: Texts, settings: SessionSettings, complete: boolean) {
    const host = {
      files,
      text: (path: string) => texts.get(path),
      want: (path: string) => {
        texts.want(path);
      },
    };
    this.resolver = createResolver(host);
    this.versions = createVersions(host);
    this.capabilities = createCapabilities(host);
    this.settings = settings;
    this.files = files;
    this.texts = texts;
    const findings: Finding[] = [];
    const ids = libraries.map(library => library.id);
    for (const path of files) {
      const text = basename(path) === configFileName ? texts.get(path) : undefined;
      if (typeof text === 'string') {
        const result = readConfig(path, text, { libraries: ids });
        this.configs.set(path, result.config);
        this.configProblems.push(...result.problems);
        findings.push(...result.findings, ...(complete ? unusedGlobs(result.config, text, [...files]) : []));
      }
    }
    this.findings = findings;
    this.declared = declaredIn(this.configs.values());
  }

  problems(): readonly Problem[] {
    return [...this.configProblems, ...this.resolver.problems()];
  }

  /** The path below the nearest package.json: folders above it (`examples/shop/…`) say nothing of where its code runs. */
  withinPackage(path: string): string {
    const folder = this.packageFolderOf(dirname(path));
    return folder === '' ? path : path.slice(folder.length + 1);
  }

  /** The folder of the nearest package.json from a folder up; the root where there is none. */
  private packageFolderOf(folder: string): string {
    let known = this.packageFolders.get(folder);
    if (known === undefined) {
      known =
        folder === '' || this.files.has(`${folder}/package.json`)
          ? folder
          : this.packageFolderOf(dirname(folder));
      this.packageFolders.set(folder, known);
    }
    return known;
  }

  /** Whether a file is a test by its path. */
  isTest(path: string): boolean {
    let known = this.tests.get(path);
    if (known === undefined) {
      known = contextOf(this.withinPackage(path), { marks: [], specifiers: [], text: null }) === 'test';
      this.tests.set(path, known);
    }
    return known;
  }

  /** The version of a package that a package.json from the folder of a file upwards depends on; null: none does, or not known yet. */
  dependencyOf(file: string, name: string): LibraryVersion | null {
    if (!foldersUp(file).some(folder => this.dependenciesIn(folder).has(name))) {
      return null;
    }
    const version = this.versions.versionOf(file, name);
    return version === 'pending' ? null : version;
  }

  /** What the package.json of a folder names that its code runs with. */
  private dependenciesIn(folder: string): ReadonlySet<string> {
    let known = this.dependencies.get(folder);
    if (known === undefined) {
      const text = this.texts.get(join(folder, 'package.json'));
      known = new Set(typeof text === 'string' ? dependencyNames(readJsonc(text).value ?? null) : []);
      this.dependencies.set(folder, known);
    }
    return known;
  }

  /** Where modules of a file's package belong: the folder of its sources (`src`, `lib`, `server`) that the file lies in, else that of its package.json. */
  sourceFolderOf(path: string): string {
    const folder = this.packageFolderOf(dirname(path));
    const [first = '', ...rest] = (folder === '' ? path : path.slice(folder.length + 1)).split('/');
    return rest.length > 0 && sourceFolders.has(first) ? join(folder, first) : folder;
  }

  settingsOf(path: string): EffectiveSettings {
    let known = this.effective.get(path);
    if (known === undefined) {
      known = configFor(path, this.configs, this.settings);
      this.effective.set(path, known);
    }
    return known;
  }
}
