import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { closest } from '../base/did-you-mean.ts';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import type { Io } from './io.ts';
import { packageFolder } from './package-files.ts';
import { giveUp, refuse, status, type Status } from './usage.ts';

/** Prints the page of a rule, as it ships with the package. */
export const explainCommand: Command = {
  name: 'explain',
  operands: 'RULE',
  summary: 'Prints what a rule looks for, why, and how to mend what it finds',
  notes: [],
  options: { help: { short: 'h', value: null, summary: 'Prints this help' } },
  run: explain,
};

async function explain(given: Arguments, io: Io): Promise<Status> {
  const [rule, ...others] = given.rest;
  const pages = pagesIn(join(packageFolder(), 'docs', 'rules'));
  const known = `The rules: ${[...pages.keys()].join(', ')}`;
  if (rule === undefined || others.length > 0) {
    return refuse(io, `explain takes one rule. ${known}`, 'faultline explain --help');
  }
  const page = pages.get(rule) ?? pages.get(await sharedPageOf(rule));
  if (page === undefined) {
    const near = closest(rule, [...pages.keys()]);
    return giveUp(io, `There is no rule ${rule}${near === null ? '' : `; did you mean ${near}?`} ${known}`);
  }
  io.stdout.write(readFileSync(page, 'utf8'));
  return status.fine;
}

/** What is said together: the mistakes in a configuration, and what the tools of SLO documents reject. */
async function sharedPageOf(rule: string): Promise<string> {
  if (rule.startsWith('slo/')) {
    const { explainedBy } = await import('./slo/explained-by.ts');
    return explainedBy(rule);
  }
  return rule.startsWith('config/') ? 'config' : '';
}

/** The pages by the ids of their rules: `timeout` is `timeout.md`, `slo/window` is `slo/window.md`. */
function pagesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file =>
    file.replaceAll('\\', '/'),
  );
  const ids = files
    .filter(file => file.endsWith('.md') && !file.endsWith('README.md'))
    .map(file => file.slice(0, -3));
  return new Map(ids.sort().map(id => [id, join(folder, `${id}.md`)]));
}
