import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { contextOf, type ContextInput } from '../../../../../src/review/analysis/project/context.ts';
import { isGenerated } from '../../../../../src/review/analysis/project/generated.ts';

function context(path: string, input: Partial<ContextInput> = {}): string {
  return contextOf(path, { marks: [], specifiers: [], text: null, ...input });
}

describe('where the code of a file runs', () => {
  it('is a test by folder or name, whatever it imports', () => {
    for (const path of [
      'test/a.ts',
      'src/__tests__/api.ts',
      'src/api.test.ts',
      'src/api.e2e-spec.ts',
      'src/user.stories.tsx',
      'cypress/support/commands.ts',
      'src/__mocks__/axios.ts',
      'jest.config.js',
      'vitest.setup.ts',
      'packages/a/fixtures/server.ts',
    ]) {
      assert.equal(context(path, { specifiers: ['express', 'node:http'] }), 'test', path);
    }
    for (const path of ['src/latest.ts', 'src/contest/a.ts', 'src/specification.ts', 'src/attestation.ts']) {
      assert.equal(context(path), 'unknown', path);
    }
  });

  it('is a script by folder, name or shebang', () => {
    for (const path of [
      'scripts/release.ts',
      'packages/a/bin/cli.js',
      'src/db/migrations/001.ts',
      'examples/a.ts',
      'vite.config.ts',
      'gulpfile.js',
      'prisma/seed.ts',
      'tools/x.mjs',
    ]) {
      assert.equal(context(path, { specifiers: ['node:fs'] }), 'script', path);
    }
    assert.equal(context('src/cli.ts', { text: '#!/usr/bin/env node\n' }), 'script');
    assert.equal(context('src/cli.ts', { marks: ['shebang'] }), 'script');
    assert.equal(context('src/tools/web-search.ts', { specifiers: ['node:fs'] }), 'server');
    assert.equal(context('src/config/redis.config.ts', { specifiers: ['ioredis'] }), 'server');
  });

  it('is the browser by directive, JSX, imports and package', () => {
    assert.equal(context('app/page.tsx', { marks: ['use-client', 'jsx'], platform: 'both' }), 'browser');
    assert.equal(context('src/users.tsx', { marks: ['jsx'] }), 'browser');
    assert.equal(context('src/users.ts', { specifiers: ['vue'] }), 'browser');
    assert.equal(context('src/editor/upload.ts', { specifiers: ['prosemirror-view'] }), 'browser');
    assert.equal(context('src/hooks/useUsers.ts'), 'browser');
    assert.equal(context('src/components/list.ts'), 'browser');
    assert.equal(context('src/api.ts', { platform: 'browser' }), 'browser');
  });

  it('is a server by directive, imports, name, folder and package', () => {
    assert.equal(context('app/actions.ts', { marks: ['use-server'] }), 'server');
    assert.equal(context('app/api/users/route.ts', { platform: 'both' }), 'server');
    assert.equal(context('app/users/page.tsx', { marks: ['jsx'], platform: 'both' }), 'server');
    assert.equal(context('src/users.ts', { specifiers: ['node:https'] }), 'server');
    assert.equal(context('src/users.ts', { specifiers: ['@nestjs/common'] }), 'server');
    assert.equal(context('src/users.controller.ts'), 'server');
    assert.equal(context('src/server/users.ts'), 'server');
    assert.equal(context('src/users.ts', { platform: 'server' }), 'server');
    assert.equal(context('src/views/users.ts', { platform: 'server' }), 'server');
  });

  it('is a server in the folders right under a package that hosts look into, whatever the package draws', () => {
    for (const path of ['api/users.ts', 'server/users.ts', 'convex/users.ts', 'workers/mail.ts']) {
      assert.equal(context(path, { platform: 'browser' }), 'server', path);
    }
    assert.equal(context('src/api/users.ts', { platform: 'browser' }), 'browser');
    assert.equal(context('api/users.tsx', { platform: 'browser', marks: ['jsx'] }), 'browser');
  });

  it('is the browser in `x.client.ts` of a package that draws, and a client of something elsewhere', () => {
    assert.equal(context('app/x.client.ts', { platform: 'both' }), 'browser');
    assert.equal(context('src/x.client.ts', { platform: 'browser' }), 'browser');
    assert.equal(context('src/amd/amd-kds.client.ts', { platform: 'server' }), 'server');
    assert.equal(context('src/amd/amd-kds.client.ts'), 'unknown');
  });

  it('is the side that its folder keeps to', () => {
    for (const platform of ['server', 'both', 'browser'] as const) {
      assert.equal(context('client-only/download.ts', { platform }), 'browser', platform);
      assert.equal(context('lib/client-side/download.ts', { platform }), 'browser', platform);
      assert.equal(context('server-only/mail.ts', { platform }), 'server', platform);
    }
  });

  it('is what its package is for, where that is a tool or a test', () => {
    assert.equal(context('src/orders.ts', { platform: 'test', specifiers: ['mongoose'] }), 'test');
    assert.equal(context('src/commands/init.ts', { platform: 'tool', specifiers: ['node:fs'] }), 'script');
    assert.equal(context('src/ui/list.tsx', { platform: 'tool', marks: ['jsx'] }), 'script');
    assert.equal(context('src/commands/init.test.ts', { platform: 'tool' }), 'test');
  });

  it('cannot be told where both are possible or nothing speaks', () => {
    assert.equal(context('src/users.ts'), 'unknown');
    assert.equal(context('frontend/services/users.ts', { platform: 'both' }), 'unknown');
    assert.equal(context('app/routes/users.tsx', { marks: ['jsx'], platform: 'both' }), 'unknown');
  });
});

describe('what a tool wrote', () => {
  it('is told by path', () => {
    for (const path of [
      'src/__generated__/api.ts',
      'src/api.generated.ts',
      'proto/user_pb.js',
      'src/gen/api.ts',
    ]) {
      assert.equal(isGenerated(path, null), true, path);
    }
    for (const path of ['src/generate.ts', 'src/generator/api.ts', 'src/general.ts']) {
      assert.equal(isGenerated(path, null), false, path);
    }
  });

  it('is told by the comment on top, and by no other', () => {
    assert.equal(
      isGenerated('a.ts', '/* eslint-disable */\n/**\n * @generated from api.proto\n */\nfetch()'),
      true,
    );
    assert.equal(isGenerated('a.ts', `'use strict';\n// Code generated by oapi. DO NOT EDIT.\n`), true);
    assert.equal(isGenerated('a.ts', '// This file was auto-generated by Fern.\n'), true);
    assert.equal(isGenerated('a.ts', 'fetch();\n// the token is generated by the server'), false);
    assert.equal(isGenerated('a.ts', '// Sends what people wrote.\n'), false);
  });
});
