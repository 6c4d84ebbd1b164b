import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { ensureTypes, installTimeLimit } from '../../../../fixtures/types/install.ts';
import type { Project } from '../../annotated.ts';
import { kits, type KitUnderTest, projectWith } from './kits.ts';
import { run } from './program.ts';
import { type Dependency, startDependency } from './server.ts';
import { extensions, type Language, languages } from './shapes.ts';
import { wrap } from './wrapping.ts';

const guards = ['retry', 'circuit-breaker', 'fallback'] as const;

/** What uses the guarded calls, counts what becomes of them, and says what still holds the process when all is done. */
const main = (extension: string): string => `
import { order as retried } from './retry/orders${extension}';
import { order as broken } from './circuit-breaker/orders${extension}';
import { order as replaced } from './fallback/orders${extension}';

const { GOOD, REFUSING } = process.env;
const outcome = async (order, url) => {
  try {
    return await (await order(url)).json();
  } catch (error) {
    return error.name;
  }
};
const inARow = async (order, url, count) => {
  const outcomes = [];
  for (let n = 0; n < count; n++) {
    outcomes.push(await outcome(order, url));
  }
  return outcomes;
};
const [retry, breaker, fallback] = await Promise.all([
  Promise.all(['/well-r', '/twice-r', '/hang-r'].map(path => outcome(retried, GOOD + path)).concat(outcome(retried, REFUSING))),
  inARow(broken, GOOD + '/hang-b', 8),
  Promise.all(['/well-f', '/hang-f'].map(path => outcome(replaced, GOOD + path)).concat(outcome(replaced, REFUSING))),
]);
// What is being closed is gone after some turns.
const held = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout' || name.startsWith('TCP'));
for (let turns = 0; turns < 100 && held().length > 0; turns++) {
  await new Promise(setImmediate);
}
const left = held();
console.log(JSON.stringify({ retry, breaker, fallback, left }));
`;

const calls: Readonly<Record<Language, string>> = {
  TypeScript: `import { none } from './none.ts';
export const order = (url: string) => fetch(url + none, { signal: AbortSignal.timeout(url.includes('/hang') ? 250 : 5000) });
`,
  'ESM JavaScript': `export const order = url => fetch(url, { signal: AbortSignal.timeout(url.includes('/hang') ? 250 : 5000) });
`,
  CommonJS: `'use strict';
const order = url => fetch(url, { signal: AbortSignal.timeout(url.includes('/hang') ? 250 : 5000) });
module.exports = { order };
`,
};

describe('the guards that a fix has put around a call, against a server', function () {
  this.timeout(installTimeLimit);
  let dependency: Dependency;
  before(ensureTypes);
  before(async () => {
    dependency = await startDependency();
  });
  after(() => dependency.close());

  for (const kit of kits) {
    it(`${kit.title}: retry, give up, open, fall back, and leave nothing behind`, async () => {
      await Promise.all(languages.map(language => assertRuns(kit, language, dependency)));
    });
  }
});

async function assertRuns(kit: KitUnderTest, language: Language, dependency: Dependency): Promise<void> {
  const tag = `-${kit.title}-${language}`.replaceAll(' ', '');
  const program = main(extensions[language]).replaceAll(/\/(well|twice|hang)-\w/g, `$&${tag}`);
  const files = { ...(await guarded(kit, language)), 'main.mjs': program };
  const { code, signal, output } = await run(kit, files, {
    GOOD: dependency.url,
    REFUSING: dependency.refusing,
  });
  assert.deepEqual({ code, signal }, { code: 0, signal: null }, output);
  const { retry, breaker, fallback, left } = JSON.parse(output) as Record<string, readonly unknown[]>;
  assert.deepEqual(retry, [
    { path: `/well-r${tag}` },
    { path: `/twice-r${tag}` },
    'TimeoutError',
    'TypeError',
  ]);
  assert.deepEqual(
    ['/well-r', '/twice-r', '/hang-r'].map(path => dependency.seen(path + tag)),
    [1, 3, 3],
  );
  const attempts = breaker ?? [];
  assert.deepEqual(attempts.slice(0, 5), Array(5).fill('TimeoutError'));
  assert.deepEqual(
    attempts.slice(5).filter(name => name === 'TimeoutError'),
    [],
  );
  assert.equal(dependency.seen(`/hang-b${tag}`), 5, 'calls that are refused are not made');
  assert.deepEqual(fallback, [{ path: `/well-f${tag}` }, null, null]);
  assert.deepEqual(left, []);
}

/** The call, fixed once for each guard, in a folder of its own. */
async function guarded(kit: KitUnderTest, language: Language): Promise<Project> {
  const file = `src/orders${extensions[language]}`;
  const module = language === 'CommonJS' ? 'cjs' : 'esm';
  const files: Record<string, string> = {};
  for (const guard of guards) {
    const sources = { [file]: calls[language], 'src/none.ts': "export const none = '';\n" };
    const project = projectWith(
      kit,
      language === 'TypeScript' ? sources : { [file]: calls[language] },
      module,
    );
    const wrapped = await wrap(project, file, guard);
    assert.ok(wrapped !== null, `${guard} is not offered`);
    for (const [path, text] of Object.entries(wrapped.texts)) {
      files[path.replace('src/', `${guard}/`)] = text;
    }
  }
  return files;
}
