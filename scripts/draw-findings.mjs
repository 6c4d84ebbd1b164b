import './lib/require-node.mjs';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { draw } from './lib/draw.mjs';
import { root } from './lib/root.mjs';

/** @typedef {import('../src/review/report/json-model.ts').JsonReport} Report */
/** @typedef {import('../src/review/report/json-model.ts').JsonFinding} Finding */

/**
 * @typedef {object} Drawn
 * @property {number} number From 1, in the order of the draw.
 * @property {string} project The folder's own name, or the report's.
 * @property {string} file Relative to the root of its review.
 * @property {number} line From 1.
 * @property {string} severity
 * @property {string} message
 * @property {string | null} library With its version, where it is known.
 * @property {readonly string[]} evidence What was looked at, each with its place.
 * @property {readonly string[]} source The lines around, numbered.
 */

const usage = `Draws findings of a rule for reading: the same seed, the same reports, the same findings.

  node scripts/draw-findings.mjs [options] FOLDER…

  --rule ID             The rule (timeout)
  --count N             How many (60)
  --seed N              What the draw starts from (1)
  --around N            Lines of source before and after (8)
  --format text|json    How they are printed (text)
  --faultline COMMAND   What reviews the folders (node dist/cli.js)
  --reports             FOLDER… are FOLDER=REPORT: a report of \`review --format json\`, so that nothing is reviewed again
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rule: { type: 'string', default: 'timeout' },
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    around: { type: 'string', default: '8' },
    format: { type: 'string', default: 'text' },
    faultline: { type: 'string', default: `node ${path.join(root, 'dist/cli.js')}` },
    reports: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/**
 * @param {string} name
 * @param {string} text
 * @returns {number}
 */
function whole(name, text) {
  if (!/^\d+$/.test(text)) {
    throw new Error(`--${name} is a whole number, not "${text}"`);
  }
  return Number(text);
}

/**
 * @param {string} folder
 * @returns {Promise<Report>}
 */
function reviewed(folder) {
  const [program = '', ...args] = values.faultline.split(' ');
  const command = [...args, 'review', folder, '--format', 'json', '--severity', 'hint'];
  return new Promise((resolve, reject) => {
    execFile(program, command, { maxBuffer: 2 ** 30 }, (error, stdout) => {
      // 1 says that there are findings.
      if (error !== null && error.code !== 1) {
        reject(new Error(`The review of ${folder} failed: ${error.message}`));
      } else {
        /** @type {Report} */
        const report = JSON.parse(stdout);
        resolve(report);
      }
    });
  });
}

/**
 * @param {string} given `FOLDER`, or with `--reports` `FOLDER=REPORT`.
 * @returns {Promise<readonly Omit<Drawn, 'number'>[]>} Its findings of the rule that nothing suppresses, in report order.
 */
async function findingsIn(given) {
  const [folder = '', file] = values.reports ? given.split('=') : [given];
  if (values.reports && file === undefined) {
    throw new Error(`With --reports, "${given}" has to be FOLDER=REPORT`);
  }
  const report =
    file === undefined
      ? await reviewed(folder)
      : /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')));
  return report.findings
    .filter(({ ruleId, suppressed }) => ruleId === values.rule && suppressed === null)
    .map(finding => described(folder, report, finding));
}

/**
 * @param {string} folder
 * @param {Report} report
 * @param {Finding} finding
 * @returns {Omit<Drawn, 'number'>}
 */
function described(folder, report, finding) {
  const call = report.calls.find(({ id }) => id === finding.call);
  const verdict = call?.guards.timeout;
  const looked = [...finding.related, ...(verdict?.sources ?? []).flatMap(({ evidence }) => evidence)];
  const version = call?.libraryVersion?.version;
  return {
    project: path.basename(path.resolve(folder)),
    file: finding.file,
    line: finding.line,
    severity: finding.severity,
    message: finding.message,
    library: call === undefined ? null : version === undefined ? call.library : `${call.library}@${version}`,
    evidence: looked.map(place => `${place.file}:${String(place.line)}: ${place.message}`),
    source: linesAround(placeOf(folder, finding.file), finding.line, call?.endLine ?? finding.endLine),
  };
}

/**
 * A review of a folder within the working directory names files from there, any other from the folder itself.
 *
 * @param {string} folder
 * @param {string} file As the report names it.
 */
function placeOf(folder, file) {
  const inFolder = path.join(folder, file);
  return existsSync(inFolder) ? inFolder : file;
}

/**
 * @param {string} file
 * @param {number} line From 1.
 * @param {number} endLine From 1.
 * @returns {readonly string[]}
 */
function linesAround(file, line, endLine) {
  const around = whole('around', values.around);
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const first = Math.max(1, line - around);
  return lines
    .slice(first - 1, endLine + around)
    .map(
      (text, index) => `${String(first + index).padStart(6)}${first + index === line ? ' > ' : '   '}${text}`,
    );
}

/** @param {Drawn} drawn */
function textOf({ number, project, file, line, severity, message, library, evidence, source }) {
  const about = [severity, ...(library === null ? [] : [library])].join(', ');
  return [
    `${number}. ${project}: ${file}:${line} (${about})`,
    `   ${message}`,
    ...evidence.map(one => `   - ${one}`),
    '',
    ...source,
    '',
    '',
  ].join('\n');
}

async function main() {
  if (values.help || positionals.length === 0) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const all = [];
  for (const given of positionals) {
    all.push(...(await findingsIn(given)));
  }
  const count = whole('count', values.count);
  const drawn = draw(all, count, whole('seed', values.seed)).map((one, index) => ({
    number: index + 1,
    ...one,
  }));
  process.stdout.write(
    values.format === 'json'
      ? `${JSON.stringify({ rule: values.rule, seed: Number(values.seed), of: all.length, drawn }, null, 2)}\n`
      : drawn.map(textOf).join(''),
  );
  process.stderr.write(`${String(drawn.length)} of ${String(all.length)} findings of ${values.rule}\n`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
