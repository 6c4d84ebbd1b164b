import { after, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {
  primitiveNames,
  resilienceModule,
  type ModuleKind,
  type PrimitiveName,
} from '../../../../src/resilience/text/index.ts';
import { root } from '../../project/files.ts';
import { extensions, newFolder } from '../kinds.ts';

/** As strict as a user's project may be. */
const strict: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  allowJs: true,
  checkJs: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  typeRoots: [path.join(root, 'node_modules/@types')],
};

const platforms: Readonly<Record<string, ts.CompilerOptions>> = {
  'a browser': { lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], types: [] },
  Node: { lib: ['lib.es2022.d.ts'], types: ['node'] },
};

/** Each primitive alone, with the helpers that it needs, and all together. */
const choices: readonly (readonly PrimitiveName[])[] = [
  ...primitiveNames.map(name => [name]),
  primitiveNames,
];

const kinds: readonly ModuleKind[] = ['ts', 'esm', 'cjs'];

/** How the module is used, with what the types must say. */
function usage(specifier: string): string {
  return `import {
  Bulkhead, CircuitBreaker, TokenBucket, retryWithBackoff, withFallback, withTimeout,
} from '${specifier}';

interface User { readonly name: string }
declare function load(signal?: AbortSignal): Promise<User>;
declare function list(): Promise<User[]>;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<Expected>() {
  return <Actual>(_value: Actual, _same: Same<Actual, Expected>): void => undefined;
}

declare const signal: AbortSignal | undefined;
const breaker = new CircuitBreaker({ threshold: 5, resetMs: 30_000 });
const bulkhead = new Bulkhead({ maxConcurrent: 10, maxQueue: 100 });
const bucket = new TokenBucket({ capacity: 10, refillPerSecond: 5 });

is<User>()(await retryWithBackoff(({ signal }) => load(signal), { attempts: 2, signal }), true);
is<User>()(await withTimeout(signal => load(signal), 5000, { signal }), true);
is<User>()(await breaker.execute(() => load()), true);
is<User>()(await bulkhead.execute(() => load(), { signal }), true);
is<void>()(await bucket.consume(1, { signal }), true);
is<boolean>()(bucket.tryConsume(), true);
is<User[]>()(await withFallback(() => list(), []), true);
is<User | null>()(await withFallback(() => load(), null), true);
is<User>()(await withFallback(() => load(), error => ({ name: String(error) })), true);
is<User>()(await withFallback(() => load(), async () => load()), true);
is<number>()(await retryWithBackoff(() => 1), true);
is<'closed' | 'open' | 'half-open'>()(breaker.state, true);
export {};
`;
}

describe('the module that fixes add', () => {
  let folder = '';
  before(() => {
    folder = newFolder();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, text: string): string {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  }

  function complaints(files: readonly string[], options: ts.CompilerOptions): readonly string[] {
    const program = ts.createProgram(files, { ...strict, ...options });
    return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${file?.fileName ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  }

  for (const [platform, options] of Object.entries(platforms)) {
    it(`type-checks in ${platform}, also as JavaScript, and has the types that one expects`, () => {
      const files = kinds.flatMap(kind => {
        const modules = choices.map((chosen, index) =>
          write(`${kind}-${index}${extensions[kind]}`, resilienceModule(chosen, kind)),
        );
        const whole = path.basename(modules.at(-1) ?? '');
        return [...modules, write(`use-${kind}.ts`, usage(`./${whole}`))];
      });
      assert.equal(files.length, 24);
      // One that is wrong shows that the others are really checked.
      const text = resilienceModule(['withTimeout'], 'ts').replace('ms: number', 'ms: string');
      const wrong = write('wrong.ts', text);
      const found = complaints([...files, wrong], options);
      assert.deepEqual(
        found.filter(complaint => !complaint.startsWith(wrong)),
        [],
      );
      assert.notDeepEqual(found, []);
    }).timeout(60_000);
  }
});
