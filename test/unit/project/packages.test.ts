import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { isObject, root } from './files.ts';

/** What a folder of the project may hold, and in which package it belongs. */
const tree: Readonly<Record<string, 'both' | 'extension' | 'npm' | 'neither'>> = {
  'CHANGELOG.md': 'both',
  LICENSE: 'both',
  'README.md': 'both',
  'dist/THIRD-PARTY-NOTICES.txt': 'both',
  'dist/chunks/estree-AAAAAAAA.js': 'both',
  'dist/cli.js': 'both',
  'dist/server.js': 'both',
  'docs/rules/timeout.md': 'both',
  // The pages of the rules link to them.
  'docs/wrapping-fixes.md': 'both',
  'docs/slo-documents.md': 'both',
  'media/report.schema.json': 'both',
  'dist/extension.cjs': 'extension',
  'dist/webview/slo-editor.css': 'extension',
  'dist/webview/slo-editor.js': 'extension',
  'l10n/bundle.l10n.json': 'extension',
  'media/icon.png': 'extension',
  'package.nls.json': 'extension',
  'syntaxes/comment.tmLanguage.json': 'extension',
  '.ci/run': 'neither',
  '.env': 'neither',
  '.faultline.yaml': 'neither',
  '.github/workflows/test.yml': 'neither',
  'coverage/index.html': 'neither',
  'dist/chunks/estree-AAAAAAAA.js.map': 'neither',
  'dist/cli.js.map': 'neither',
  'dist/webview/slo-editor.js.map': 'neither',
  'docs/guide.md': 'neither',
  'eslint.config.js': 'neither',
  'examples/shop/package.json': 'neither',
  'faultline-0.1.0.tgz': 'neither',
  'node_modules/yaml/index.js': 'neither',
  'package-lock.json': 'neither',
  'scripts/build.mjs': 'neither',
  'src/base/span.ts': 'neither',
  'test/unit/base/span.test.ts': 'neither',
  'tsconfig.json': 'neither',
};

function expected(kind: 'extension' | 'npm'): readonly string[] {
  const files = Object.keys(tree).filter(file => tree[file] === 'both' || tree[file] === kind);
  return ['package.json', ...files].sort();
}

/** What `vsce package` would put into the extension. */
function listedByVsce(folder: string): readonly string[] {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const out = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return out.trim().split('\n').sort();
}

/** What `npm publish` would put into the package. */
function listedByNpm(folder: string): readonly string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const [pack]: unknown[] = JSON.parse(
    execFileSync('npm', args, { cwd: folder, encoding: 'utf8' }),
  ) as unknown[];
  assert.ok(isObject(pack) && Array.isArray(pack.files));
  return pack.files.map((file: unknown) => (isObject(file) ? String(file.path) : '')).sort();
}

describe('what is shipped', () => {
  let folder = '';

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'faultline-packages-')));
    for (const file of Object.keys(tree)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), '{}\n');
    }
    for (const file of ['package.json', 'package.nls.json', '.npmignore', '.vscodeignore']) {
      cpSync(path.join(root, file), path.join(folder, file));
    }
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('to the Marketplace is the list of .vscodeignore and nothing else', () => {
    assert.deepEqual(listedByVsce(folder), expected('extension'));
  }).timeout(60_000);

  it('to npm is the list of .npmignore and nothing else', () => {
    assert.deepEqual(listedByNpm(folder), expected('npm'));
  }).timeout(60_000);

  it('from the project as it stands is nothing but such files', () => {
    const shipped =
      /^(package(\.nls.*)?\.json|README\.md|CHANGELOG\.md|LICENSE|docs\/(wrapping-fixes|slo-documents)\.md|(dist|docs\/rules|l10n|media|syntaxes)\/.+)$/;
    for (const files of [listedByNpm(root), listedByVsce(root)]) {
      assert.deepEqual(
        files.filter(file => !shipped.test(file) || file.endsWith('.map')),
        [],
      );
    }
  }).timeout(60_000);
});
