import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { runDir } from './paths.ts';
import { preparedFolder } from './prepared-folder.ts';

/** A Chromium that can be started, with the environment that it needs. */
interface ChromiumBinary {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * Starts a headless Chromium: the one that `FAULTLINE_CHROMIUM` names, else the one inside `@sparticuz/chromium`
 * (Linux on x64), else an installed one.
 *
 * @throws Error where none of them is there or it does not start.
 */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({ executablePath, headless: true, args: flags, env: { ...process.env, ...env } });
}

const installedBinaries = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

async function findChromium(): Promise<ChromiumBinary> {
  const named = process.env.FAULTLINE_CHROMIUM;
  if (named) {
    return { executablePath: named, env: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return unpackChromium();
  }
  const executablePath = installedBinaries.find(existsSync);
  if (executablePath !== undefined) {
    return { executablePath, env: {} };
  }
  throw new Error('No Chromium was found; install one and set FAULTLINE_CHROMIUM to its executable.');
}

/**
 * Unpacks `@sparticuz/chromium` once per version. The package unpacks into the system's temporary folder under
 * names without a version and takes what it finds there for whole, so a process of its own does it in a folder of
 * ours. `AWS_EXECUTION_ENV` makes it unpack the shared libraries (NSS, expat) too, which a bare machine lacks.
 */
async function unpackChromium(): Promise<ChromiumBinary> {
  const folder = path.join(runDir(), `chromium-${await packagedVersion()}`);
  await preparedFolder(folder, async staging => {
    const script = "import('@sparticuz/chromium').then(chromium => chromium.default.executablePath())";
    await promisify(execFile)(process.execPath, ['-e', script], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    await writeFile(path.join(staging, 'fonts', 'fonts.conf'), fontsConfiguration(folder));
  });
  const libraries = [path.join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(':');
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: path.join(folder, 'fonts') },
  };
}

async function packagedVersion(): Promise<string> {
  const file = findPackageJSON('@sparticuz/chromium', import.meta.url);
  if (file === undefined) {
    throw new Error('@sparticuz/chromium is not installed; run `npm ci` first.');
  }
  const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error(`${file} names no version.`);
}

/** The machine's own fonts where it has any, and the one that the package brings. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
