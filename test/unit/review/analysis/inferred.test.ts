import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sessionOf } from '../annotated.ts';

/** The calls that are seen, with how sure that is and the verdict on the timeout. */
async function seen(text: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const session = await sessionOf({ 'package.json': '{}', ...others, 'a.ts': text });
  return session
    .review()
    .calls.map(call => `${call.callee} ${call.confidence} ${call.guards.timeout?.verdict ?? ''}`);
}

describe('inferred clients', () => {
  it('are made from an address or a key, and waited for', async () => {
    assert.deepEqual(
      await seen(`
import { Acme } from 'acme-sdk';
import { createThing } from '@acme/thing';
import Bar from 'bar';
const acme = new Acme({ apiKey: process.env.KEY });
await acme.users.list({ page: 1 });
createThing({ baseUrl: 'https://a.b' }).send('a').then(show);
await new Bar('https://a.b').load();
await new Bar(process.env.BAR_API_KEY).load();
await Promise.all([acme.ping(), acme.orders.count()]);
export const me = async () => acme.me();
`),
      [
        'acme.users.list inferred absent',
        "createThing({ baseUrl: 'https://a.b' }).send inferred absent",
        "new Bar('https://a.b').load inferred absent",
        'new Bar(process.env.BAR_API_KEY).load inferred absent',
        'acme.ping inferred absent',
        'acme.orders.count inferred absent',
        'acme.me inferred absent',
      ],
    );
  });

  it('are judged by the guards in the code, and left open where an option is named like one', async () => {
    assert.deepEqual(
      await seen(`
import { Acme } from 'acme-sdk';
const acme = new Acme({ apiKey });
await acme.list({ timeout: 5000 });
await Promise.race([acme.list(), new Promise((_, reject) => setTimeout(reject, 5000))]);
const other = new Acme({ apiKey, timeout: 5000 });
await other.list();
`),
      ['acme.list inferred unknown', 'acme.list inferred present', 'other.list inferred unknown'],
    );
  });

  it('are followed to where they are used', async () => {
    const client = `
import { Acme } from 'acme-sdk';
export const acme = new Acme({ token: 'a' });
`;
    assert.deepEqual(
      await seen(`import { acme } from './acme';\nawait acme.list();\n`, { 'acme.ts': client }),
      ['acme.list inferred absent'],
    );
  });

  const none: Readonly<Record<string, string>> = {
    'an object without address or key': `import { Acme } from 'acme'; await new Acme({ size: 3 }).list();`,
    'a call that nobody waits for': `import { Acme } from 'acme'; new Acme({ apiKey }).list();`,
    'a synchronous function': `import { Acme } from 'acme'; const acme = new Acme({ url }); export const f = () => acme.list();`,
    'a logger': `import { Logger } from 'acme'; await new Logger({ host }).write('a');`,
    'a parser': `import { TokenParser } from 'acme'; await new TokenParser({ token }).run();`,
    'a server': `import { AcmeServer } from 'acme'; await new AcmeServer({ host }).run();`,
    'a function that makes none': `import { acme } from 'acme'; await acme({ url }).list();`,
    'what is ended': `import { Acme } from 'acme'; const acme = new Acme({ url }); await acme.close();`,
    'a class of the project': `import { Acme } from './acme'; await new Acme({ url }).list();`,
    'a module of the platform': `import { Acme } from 'node:acme'; await new Acme({ url }).list();`,
  };
  for (const [what, text] of Object.entries(none)) {
    it(`are not ${what}`, async () => {
      assert.deepEqual(await seen(text, { 'acme.ts': 'export class Acme { list() { return 1; } }' }), []);
    });
  }

  it('are reported in the strictest preset alone', async () => {
    const project = {
      'package.json': '{ "dependencies": { "express": "5.0.0" } }',
      'a.ts': `import { Acme } from 'acme';\nawait new Acme({ apiKey }).list();\n`,
    };
    const usual = await sessionOf(project);
    assert.deepEqual(usual.review().findings, []);
    const strict = await sessionOf(project, { preset: 'strict' });
    assert.ok(strict.review().findings.length > 0);
    assert.ok(
      strict.review().findings.every(({ severity }) => severity === 'information' || severity === 'hint'),
    );
  });
});
