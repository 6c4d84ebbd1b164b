import fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';
import {
  missingText,
  primitiveNames,
  primitiveText,
  resilienceModule,
  type ModuleKind,
  type PrimitiveName,
} from '../../../../src/resilience/text/index.ts';
import { root } from '../../project/files.ts';
import { extensions, importText, newFolder } from '../kinds.ts';

const kinds: readonly ModuleKind[] = ['ts', 'esm', 'cjs'];
const kind = fc.constantFrom(...kinds);
const subset = fc.subarray([...primitiveNames]);

/** The names declared at the top of a module, as a fix reads them from its facts. */
function declaredIn(text: string): ReadonlySet<string> {
  const { statements } = ts.createSourceFile('module.ts', text, ts.ScriptTarget.ESNext);
  const names = statements.flatMap(statement =>
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
      ? [statement.name?.text ?? '']
      : [],
  );
  assert.equal(new Set(names).size, names.length, 'nothing is declared twice');
  return new Set(names);
}

/** What the primitives export that is there at run time. */
function valuesOf(names: readonly PrimitiveName[]): readonly string[] {
  return names.flatMap(name => primitiveText(name, 'esm').exports);
}

const tags: Readonly<Record<PrimitiveName, string>> = {
  retryWithBackoff: 'retry',
  CircuitBreaker: 'circuit-breaker',
  withTimeout: 'timeout',
  withFallback: 'fallback',
  Bulkhead: 'bulkhead',
  TokenBucket: 'rate-limit',
};

describe('the module that fixes add', () => {
  let folder = '';
  let lastId = 0;
  before(() => {
    folder = newFolder();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The names that a module of this text exports when it is imported. */
  async function exportsOf(text: string, form: ModuleKind): Promise<readonly string[]> {
    const module = await importText(folder, `module-${++lastId}`, form, text);
    return Object.keys(module)
      .filter(name => name !== 'default' && name !== 'module.exports')
      .sort();
  }

  it('exports what was asked for and what belongs to it, and nothing else', async () => {
    const property = fc.asyncProperty(subset, kind, async (asked, form) => {
      const names = await exportsOf(resilienceModule(asked, form), form);
      assert.deepEqual(names, [...valuesOf(asked)].sort());
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('is the same whatever the order and however often it is asked', () => {
    const twice = ['TokenBucket', 'withTimeout', 'TokenBucket'] as const;
    assert.equal(resilienceModule(twice, 'ts'), resilienceModule(['withTimeout', 'TokenBucket'], 'ts'));
  });

  it('declares a helper only where it is needed, and only once', () => {
    const property = fc.property(subset, kind, (asked, form) => {
      const text = resilienceModule(asked, form);
      const declared = declaredIn(text);
      const needed = asked.flatMap(name => primitiveText(name, form).helpers.map(helper => helper.name));
      const values = [...declared].filter(name => !asked.some(each => exportsWithTypes(each).includes(name)));
      assert.deepEqual(values.sort(), [...new Set(needed)].sort());
    });
    fc.assert(property);
  });

  it('begins with whose it is, and with nothing about how it was made', () => {
    for (const form of kinds) {
      const text = resilienceModule(primitiveNames, form);
      assert.match(
        text,
        /^('use strict';\n\n)?\/\*\n \* Guards for .* added by Faultline\.\n \*\n \* This file is yours/,
      );
      assert.doesNotMatch(text, /generated|import |src\/|\.mjs/i);
    }
  });

  it('marks every primitive with what it guards with', () => {
    for (const name of primitiveNames) {
      for (const form of kinds) {
        const marked = new RegExp(
          `\\* @faultline ${tags[name]}\\n( \\*[^\\n]*\\n)* \\*/\\n(export )?(async )?(function|class) ${name}\\b`,
        );
        assert.match(resilienceModule([name], form), marked);
        assert.equal(resilienceModule([name], form).split('@faultline ').length, 2);
      }
    }
  });

  it('is neat: formatting it again changes nothing', async () => {
    const options = await prettier.resolveConfig(path.join(root, 'src/base/edit.ts'));
    for (const form of kinds) {
      const filepath = `resilience${extensions[form]}`;
      const text = resilienceModule(primitiveNames, form);
      assert.equal(await prettier.format(text, { ...options, filepath }), text);
    }
  });

  it('has no types in JavaScript but in comments', () => {
    for (const form of ['esm', 'cjs'] as const) {
      const text = resilienceModule(primitiveNames, form);
      const module = ts.transpileModule(text, {
        fileName: `module${extensions[form]}`,
        reportDiagnostics: true,
      });
      assert.deepEqual(module.diagnostics, []);
      assert.match(text, /@typedef \{object\} RetryOptions/);
      assert.match(text, /@param \{\(signal: AbortSignal\) => T \| PromiseLike<T>\} fn/);
    }
  });

  describe('gets what is missing', () => {
    it('until it has the same as if all had been asked for at once', async () => {
      const property = fc.asyncProperty(subset, subset, kind, async (first, second, form) => {
        const module = resilienceModule(first, form);
        const added = missingText(second, form, declaredIn(module));
        const both = primitiveNames.filter(name => first.includes(name) || second.includes(name));
        const text = added === '' ? module : `${module}\n${added}`;
        assert.deepEqual(
          declaredIn(text),
          new Set([...declaredIn(text), ...declaredIn(resilienceModule(both, form))]),
        );
        assert.deepEqual(await exportsOf(text, form), [...valuesOf(both)].sort());
      });
      await fc.assert(property, { numRuns: 60 });
    });

    it('and nothing when all is there', () => {
      for (const form of kinds) {
        const declared = declaredIn(resilienceModule(primitiveNames, form));
        assert.equal(missingText(primitiveNames, form, declared), '');
      }
    });

    it('and leaves alone what the user has changed', () => {
      const own = 'export class TimeoutError extends Error {}\nfunction checkMs() {}\n';
      const added = missingText(['withTimeout', 'retryWithBackoff'], 'ts', declaredIn(own));
      assert.deepEqual(
        [...declaredIn(added)].filter(name => declaredIn(own).has(name)),
        [],
      );
      assert.ok(declaredIn(own + added).has('withTimeout'));
    });

    it('where `exports` are set one by one', async () => {
      const own = 'exports.own = 1;\n';
      const text = `${own}\n${missingText(['withFallback'], 'cjs', new Set())}`;
      assert.deepEqual(await exportsOf(text, 'cjs'), ['own', 'withFallback']);
    });
  });

  it('can be put together of the single texts', () => {
    for (const form of kinds) {
      const { text, helpers } = primitiveText('TokenBucket', form);
      assert.deepEqual(
        helpers.map(({ name }) => name),
        ['checkPositive', 'pause', 'waitTurn', 'callNext'],
      );
      const whole = [text, ...helpers.map(helper => helper.text)].join('\n');
      assert.equal(whole.includes(resilienceModule(['TokenBucket'], form)), false);
      assert.deepEqual(declaredIn(whole), declaredIn(resilienceModule(['TokenBucket'], form)));
    }
  });
});

function exportsWithTypes(name: PrimitiveName): readonly string[] {
  return primitiveText(name, 'ts').exports;
}
