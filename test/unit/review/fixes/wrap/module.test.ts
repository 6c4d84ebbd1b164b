import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { resilienceModule } from '../../../../../src/resilience/text/index.ts';
import type { Project } from '../../annotated.ts';
import { kits, noKit, projectWith } from './kits.ts';
import { offered, wrap, type Wrapped } from './wrapping.ts';

const source = "export const order = (id: string) => fetch('https://orders.example.com/' + id);\n";

async function wrapped(files: Project, guard: string, file = 'src/orders.ts'): Promise<Wrapped> {
  const result = await wrap(projectWith(noKit, files), file, guard);
  assert.ok(result !== null, 'it is not offered');
  return result;
}

describe('the module that a fix adds', () => {
  it('has what is used and no more, and stands in the source folder', async () => {
    const { texts, result } = await wrapped({ 'src/api/orders.ts': source }, 'retry', 'src/api/orders.ts');
    assert.deepEqual(
      result.creates?.map(({ path }) => path),
      ['src/resilience.ts'],
    );
    assert.equal(texts['src/resilience.ts'], resilienceModule(['retryWithBackoff'], 'ts'));
    assert.match(texts['src/api/orders.ts'] ?? '', /from '\.\.\/resilience';/);
  });

  it('stands in the folder of the sources, whatever that is called, else beside the package.json', async () => {
    for (const [file, module] of [
      ['lib/api/orders.ts', 'lib/resilience.ts'],
      ['server/orders.ts', 'server/resilience.ts'],
      ['tools/orders.ts', 'resilience.ts'],
      ['packages/shop/lib/orders.ts', 'packages/shop/lib/resilience.ts'],
    ] as const) {
      const { result } = await wrapped({ 'packages/shop/package.json': '{}', [file]: source }, 'retry', file);
      assert.deepEqual(
        result.creates?.map(({ path }) => path),
        [module],
      );
    }
  });

  it('is extended at its end, and what the user has written stays', async () => {
    const own = resilienceModule(['retryWithBackoff'], 'ts').replace('attempts = 3', 'attempts = 5');
    const { texts, result } = await wrapped(
      { 'src/orders.ts': source, 'src/resilience.ts': own },
      'circuit-breaker',
    );
    assert.deepEqual(result.creates, []);
    assert.ok(texts['src/resilience.ts']?.startsWith(own));
    assert.match(texts['src/resilience.ts'] ?? '', /export class CircuitBreaker/);
  });

  it('is left as it is where it has the guard', async () => {
    const own = resilienceModule(['retryWithBackoff', 'CircuitBreaker'], 'ts');
    const { texts, result } = await wrapped({ 'src/orders.ts': source, 'src/resilience.ts': own }, 'retry');
    assert.deepEqual(
      result.edits.map(({ file }) => file),
      ['src/orders.ts'],
    );
    assert.equal(texts['src/resilience.ts'], own);
  });

  it('takes another name where a file of the user has its own', async () => {
    const own = 'export const resilience = true;\n';
    const { texts } = await wrapped({ 'src/orders.ts': source, 'src/resilience.ts': own }, 'retry');
    assert.equal(texts['src/resilience.ts'], own);
    assert.match(texts['src/orders.ts'] ?? '', /from '\.\/resilience-guards';/);
    assert.ok('src/resilience-guards.ts' in texts);
  });

  for (const [extension, specifier] of [
    ['.mjs', './resilience.mjs'],
    ['.cjs', './resilience.cjs'],
    ['.js', './resilience.js'],
  ] as const) {
    it(`has the extension of a file that ends in ${extension}`, async () => {
      const file = `src/orders${extension}`;
      const plain = source.replace(': string', '');
      const code = extension === '.cjs' ? plain.replace('export const', 'exports.') : plain;
      const { texts } = await wrapped(
        { [file]: code.replace('exports. order', 'exports.order') },
        'retry',
        file,
      );
      assert.ok(texts[file]?.includes(`'${specifier}'`), texts[file]);
      assert.ok(`src/resilience${extension}` in texts);
    });
  }

  it('is imported as the file imports its other modules', async () => {
    for (const [url, specifier] of [
      ['./url', './resilience'],
      ['./url.js', './resilience.js'],
      ['./url.ts', './resilience.ts'],
    ] as const) {
      const { texts } = await wrapped(
        {
          'src/orders.ts': `import { url } from '${url}';\n${source.replace("'https", "url + 'https")}`,
          'src/url.ts': "export const url = '';\n",
        },
        'retry',
      );
      assert.ok(texts['src/orders.ts']?.includes(`'${specifier}'`), texts['src/orders.ts']);
    }
  });
});

describe('a guard that is there', () => {
  const two = `${source}export const orders = () => fetch('https://orders.example.com/');\n`;

  for (const kit of [noKit, kits[1], kits[2]]) {
    it(`guards the next call of the same dependency too (${kit.title})`, async () => {
      const first = await wrap(
        projectWith(kit, { 'src/orders.ts': two }),
        'src/orders.ts',
        'circuit-breaker',
      );
      assert.ok(first !== null);
      const calls = first.session.review().calls.filter(({ callee }) => callee === 'fetch');
      const [, second] = calls;
      const result =
        second === undefined ? null : first.session.refactor('src/orders.ts', second.id, first.id);
      assert.deepEqual(
        result?.edits.map(({ file, edits }) => [file, edits.map(({ start, end }) => [start, end])]),
        [
          [
            'src/orders.ts',
            [
              [second?.site.fact.span.start, second?.site.fact.span.start],
              [second?.site.fact.span.end, second?.site.fact.span.end],
            ],
          ],
        ],
      );
    });
  }

  it('is the kit that the settings ask for, and the local module where they ask for that', async () => {
    const project = projectWith(kits[1], { 'src/orders.ts': source });
    assert.deepEqual(await offered(project, 'src/orders.ts', { kit: 'local' }), [
      'retry/local',
      'circuit-breaker/local',
      'fallback/local',
    ]);
  });
});
