import '../../scripts/lib/require-node.mjs';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/root.mjs';

// The package as people get it: packed, installed into an empty folder with a Node 20 beside it, and run there on that Node.
// Prints `N passed, N failed` for scripts/test.mjs.
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'faultline-package-')));
let passed = 0;
let failed = 0;

try {
  const installed = install();
  await checks(installed);
} catch (error) {
  failed += 1;
  console.log(`not ok: ${String(error)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Packs, installs, and gives the path of the command and of the Node 20 that runs it. */
function install() {
  npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder);
  const tarball = readdirSync(folder).find(name => name.endsWith('.tgz'));
  if (tarball === undefined) {
    throw new Error('npm pack made no tarball');
  }
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  // The package of the node package that holds the binary itself: no install script is needed.
  const node = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  npm(folder, 'install', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`, `${node}@20`);
  const modules = path.join(folder, 'node_modules');
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return {
    cli: path.join(modules, 'faultline', 'dist', 'cli.js'),
    node: path.join(modules, node, 'bin', binary),
    packages: readdirSync(modules).filter(name => !name.startsWith('.')),
  };
}

async function checks({ cli, node, packages }) {
  const work = path.join(folder, 'work');
  mkdirSync(work);
  writeFileSync(path.join(work, 'load.ts'), 'export const load = (url: string) => fetch(url);\n');
  cpSync(path.join(root, 'examples', 'shop'), path.join(work, 'shop'), {
    recursive: true,
    filter: source => path.basename(source) !== 'node_modules',
  });
  const run = (...args) => spawnSync(node, [cli, ...args], { cwd: work, encoding: 'utf8', timeout: 120_000 });

  await check('it runs on Node 20', () =>
    execFileSync(node, ['--version'], { encoding: 'utf8' }).startsWith('v20.'),
  );
  check(
    'it brings no other package',
    () => packages.join() === [`faultline`, path.basename(path.resolve(node, '..', '..'))].sort().join(),
  );
  await check('it tells its version', () => /^\d+\.\d+\.\d+\s*$/.test(run('--version').stdout));
  await check('a finding gives status 1, in JSON that parses', () => {
    const { status, stdout } = run('review', 'load.ts', '--format', 'json');
    const report = JSON.parse(stdout);
    return (
      status === 1 &&
      report.version === 1 &&
      report.findings.filter(({ severity }) => severity !== 'hint').length === 1 &&
      report.findings.some(({ ruleId }) => ruleId === 'timeout')
    );
  });
  await check('the sample shop is reviewed', () => run('review', 'shop').stdout.includes('fetch'));
  await check('a rule is explained', () => run('explain', 'timeout').stdout.includes('timeout'));
  await check("the shop's SLO documents are checked", () => run('slo', 'check', 'shop').status === 0);
  await check('SLOs of every format are shown, in JSON that parses', () => {
    const { status, stdout } = run('slo', 'show', 'shop', '--format', 'json');
    return status === 0 && new Set(JSON.parse(stdout).slos.map(({ format }) => format)).size === 9;
  });
  await check('a new SLO document is written and converted', () => {
    const made = run('slo', 'new', '--format', 'sloth', '--output', 'new.slo.yaml');
    const converted = run('slo', 'convert', '--to', 'pyrra', 'new.slo.yaml');
    return made.status === 0 && converted.status === 0 && converted.stdout.includes('pyrra.dev/v1alpha1');
  });
  await check('a wrong flag gives status 2', () => run('review', '--colour').status === 2);
  await check('the language server answers and stops', () => serverAnswers(node, cli, work));
}

/** Asks the server for its abilities, then to stop, as an editor does: one message after the other's answer. */
async function serverAnswers(node, cli, cwd) {
  const server = spawn(node, [cli, 'lsp', '--stdio'], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: 60_000,
  });
  const ended = once(server, 'exit');
  server.stdin.write(
    framed({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
  );
  let said = '';
  for await (const chunk of server.stdout.setEncoding('utf8')) {
    said += chunk;
    if (said.includes('"id":1')) {
      server.stdin.write(framed({ id: 2, method: 'shutdown' }));
    }
    if (said.includes('"id":2')) {
      server.stdin.write(framed({ method: 'exit' }));
    }
  }
  const [status] = await ended;
  return status === 0 && said.includes('"capabilities"');
}

function framed(message) {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`;
}

async function check(name, holds) {
  let good = false;
  try {
    good = await holds();
  } catch (error) {
    console.log(String(error));
  }
  passed += good ? 1 : 0;
  failed += good ? 0 : 1;
  console.log(`${good ? 'ok' : 'not ok'}: ${name}`);
}

function npm(cwd, ...args) {
  execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}
