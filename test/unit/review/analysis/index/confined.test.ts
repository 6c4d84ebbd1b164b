import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createWatch, scan } from '../../../../../src/review/analysis/index/scan.ts';

const watch = createWatch({ packages: [], globals: [] });

/** What a file keeps to itself: `Class.member,member`. */
function confined(body: string): readonly string[] {
  const text = `import { Store } from './store';\n${body}\n`;
  return scan(text, watch).confined.map(({ local, members }) => `${local}.${members.join()}`);
}

describe('a class that a file keeps to itself', () => {
  it('is one that stands for private fields alone, of which members are used', () => {
    assert.deepEqual(
      confined(`class Users {
        constructor(private readonly store: Store, private audit?: Store) {}
        load(id: string) { this.audit?.note(id); return this.store.find(id); }
      }`),
      ['Store.find,note'],
    );
  });

  it('is one whose objects stay in variables', () => {
    assert.deepEqual(confined('const store = new Store();\nstore.find(1);\nstore.drop();'), [
      'Store.find,drop',
    ]);
    assert.deepEqual(confined('let store: Store;\nbefore(() => { store = new Store(); });\nstore.find(1);'), [
      'Store.find',
    ]);
  });

  it('is none that another file may reach through this one', () => {
    for (const body of [
      'class Users { constructor(public store: Store) {} }',
      'class Users { constructor(readonly store: Store) {} }',
      'class Users { constructor(private store: Store) { register(store); } }',
      'class Users { constructor(private store: Store) {} get() { return this.store; } }',
      'class Users extends Store { constructor(private store: Store) { super(); } }',
      'export const store = new Store();\nstore.find(1);',
      'const store = new Store();\nexport { store };',
      'const store = new Store();\nmodule.exports = store;',
      'const store = new Store();\nconst { find } = store;',
      'export const providers = [Store];',
      'export { Store };',
    ]) {
      assert.deepEqual(confined(body), [], body);
    }
  });
});
