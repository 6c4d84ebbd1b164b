import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  globalEntity,
  guardingPackage,
  guardingPackages,
  libraries,
  libraryOfPackage,
  watchWords,
} from '../../../../src/review/catalog/index.ts';
import { guards } from '../../../../src/base/guard.ts';

function idOf(name: string, subpath?: string): string | undefined {
  return libraryOfPackage(name, subpath)?.id;
}

describe('catalog: look-ups', () => {
  it('finds a library by the name of its package', () => {
    assert.equal(idOf('axios'), 'axios');
    assert.equal(idOf('@anthropic-ai/sdk'), 'anthropic');
    assert.equal(idOf('left-pad'), undefined);
  });

  it('knows modules of Node under both of their names', () => {
    assert.equal(idOf('node:https'), 'node:https');
    assert.equal(idOf('https'), 'node:https');
  });

  it('finds packages by the beginning of their names, and exact names before that', () => {
    assert.equal(idOf('@aws-sdk/client-s3'), 'aws-sdk-v3');
    assert.equal(idOf('@aws-sdk/client-kinesis'), 'aws-sdk-v3-http2');
    assert.equal(idOf('@aws-sdk/client-bedrock-runtime'), 'aws-bedrock-runtime');
    assert.equal(idOf('@aws-sdk/util-format-url'), undefined);
  });

  it('takes a subpath for its package', () => {
    assert.equal(idOf('openai', 'resources/chat'), 'openai');
  });

  it('finds globals, and none by the names of every object', () => {
    assert.equal(globalEntity('fetch')?.library.id, 'fetch');
    assert.equal(globalEntity('Request')?.entity.is, 'maker');
    assert.equal(globalEntity('constructor'), null);
    assert.equal(libraryOfPackage('constructor'), null);
  });

  it('names what a file must mention to hold a call', () => {
    const words = watchWords();
    assert.ok(words.prefixes.includes('@aws-sdk/client-'));
    assert.deepEqual(
      words.globals.filter(name => !/[.(]/.test(name)),
      ['fetch', '$fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
    );
    // A name by itself says too little: every template holds a `$`.
    assert.ok(words.globals.includes('$.') && words.globals.includes('navigator.sendBeacon'));
    for (const library of libraries.filter(each => each.onlyGuards !== true)) {
      for (const name of library.packages) {
        assert.ok(words.packages.includes(name) || words.prefixes.includes(name.slice(0, -1)), name);
      }
    }
  });

  it('knows what packages may guard', () => {
    assert.deepEqual(guardingPackage('p-event')?.guards, ['timeout']);
    assert.equal(guardingPackage('express-rate-limit'), null);
  });

  it('describes the packages that only guard, and looks for none of them', () => {
    const words = watchWords();
    for (const name of ['opossum', 'cockatiel', 'p-retry', 'rxjs', 'effect', '@tanstack/react-query']) {
      assert.equal(libraryOfPackage(name)?.onlyGuards, true, name);
      assert.ok(!words.packages.includes(name), name);
    }
    assert.equal(libraryOfPackage('axios')?.onlyGuards, undefined);
  });

  it('names each guarding package once, with guards and sources', () => {
    const names = guardingPackages.flatMap(({ packages }) => packages);
    assert.equal(new Set(names).size, names.length);
    for (const entry of guardingPackages) {
      assert.ok(entry.guards.length > 0 && entry.guards.every(guard => guards.includes(guard)));
      assert.ok(entry.sources.length > 0, entry.packages.join());
    }
  });
});
