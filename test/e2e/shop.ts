import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before } from 'mocha';
import { openVscode, type HostedVscode } from '../host/open-window.ts';
import { projectDir } from '../host/paths.ts';
import type { VscodeWindow } from '../host/window.ts';

/** A copy of the sample that a test may change. */
export interface Shop {
  readonly folder: string;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** Has these files alone in it. */
  keepOnly(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

export async function copyShop(): Promise<Shop> {
  const folder = path.join(await realpath(await mkdtemp(path.join(tmpdir(), 'faultline-e2e-'))), 'shop');
  await cp(path.join(projectDir, 'examples', 'shop'), folder, {
    recursive: true,
    filter: source => !source.includes('node_modules'),
  });
  // The one complaint about a package that is not installed which no setting of the editor switches off.
  const compilerOptions = path.join(folder, 'tsconfig.json');
  await writeFile(
    compilerOptions,
    (await readFile(compilerOptions, 'utf8')).replace('"types": ["node"]', '"types": []'),
  );
  return {
    folder,
    read: file => readFile(path.join(folder, file), 'utf8'),
    write: (file, text) => writeFile(path.join(folder, file), text),
    keepOnly: async files => {
      await rm(folder, { recursive: true, maxRetries: 5 });
      for (const [file, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
        await writeFile(path.join(folder, file), text);
      }
    },
    remove: () => rm(path.dirname(folder), { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The language's own checks would complain of packages that are not installed in the copy. */
const settings = { 'typescript.validate.enable': false, 'javascript.validate.enable': false };

/** Opens the sample with only what is worst reported: hints at what else a call lacks would be in the way. */
export async function onlyTheWorst(shop: Shop): Promise<string> {
  await shop.write('.faultline.yaml', 'preset: essential\n');
  return shop.folder;
}

export interface Setting {
  readonly window: VscodeWindow;
  readonly shop: Shop;
}

/**
 * One VS Code with the built extension for the tests of a suite, on what `prepare` says to open (undefined: nothing). What is left of a test
 * that failed is in the run folder. `beside`: folders of further extensions, made by then.
 */
export function inVscode(
  prepare: (shop: Shop) => Promise<string | undefined> = shop => Promise.resolve(shop.folder),
  beside: (shop: Shop) => readonly string[] = () => [],
): () => Setting {
  let hosted: HostedVscode | undefined;
  let shop: Shop | undefined;
  before(async () => {
    shop = await copyShop();
    const open = await prepare(shop);
    hosted = await openVscode({
      extensions: [projectDir, ...beside(shop)].map(folder => ({ kind: 'installed', folder })),
      ...(open === undefined ? {} : { open }),
      settings,
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed' && hosted !== undefined) {
      const { files } = await hosted.window.keepEvidence(this.currentTest.fullTitle());
      console.log(`evidence: ${files.join(' ')}`);
    }
  });
  after(async () => {
    await hosted?.close();
    await shop?.remove();
  });
  return () => {
    if (hosted === undefined || shop === undefined) {
      throw new Error('VS Code did not start');
    }
    return { window: hosted.window, shop };
  };
}
