import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import ts from 'typescript';
import { pureRooms, roomOf, rooms } from '../../../scripts/lint/rooms.mjs';
import { root } from './files.ts';

interface Project {
  readonly options: ts.CompilerOptions;
  readonly files: readonly string[];
  /** Folders relative to the root of the project, sorted. */
  readonly references: readonly string[];
}

function projectOf(folder: string): Project {
  const file = path.join(root, folder, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(file, name => ts.sys.readFile(name)) as {
    config: unknown;
    error?: ts.Diagnostic;
  };
  assert.equal(error, undefined);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file));
  const references = (parsed.projectReferences ?? []).map(reference => relative(reference.path));
  return { options: parsed.options, files: parsed.fileNames, references: references.sort() };
}

function relative(file: string): string {
  return path.relative(root, file).replaceAll(path.sep, '/');
}

describe('rooms', () => {
  for (const [room, { imports, types = [] }] of Object.entries(rooms)) {
    it(`${room} is referenced to what it may import`, () => {
      assert.deepEqual(projectOf(room).references, [...new Set([...imports, ...types])].sort());
    });

    it(`${room} compiles its own files only`, () => {
      const strangers = projectOf(room)
        .files.map(relative)
        .filter(file => roomOf(file) !== room);
      assert.deepEqual(strangers, []);
    });
  }

  it('are all compiled', () => {
    assert.deepEqual(projectOf('.').references, [...Object.keys(rooms), 'scripts', 'test'].sort());
  });

  it('hold every source', () => {
    const homeless = globSync('src/**/*.ts', { cwd: root, exclude: ['**/*.d.ts'] }).filter(
      file => roomOf(file) === null,
    );
    assert.deepEqual(homeless, []);
  });

  it('do not import each other in a circle', () => {
    const reached = (room: string, path: readonly string[]): void => {
      assert.ok(!path.includes(room), [...path, room].join(' → '));
      const { imports = [], types = [] } = rooms[room] ?? {};
      [...imports, ...types].forEach(next => reached(next, [...path, room]));
    };
    Object.keys(rooms).forEach(room => reached(room, []));
  });
});

describe('pure rooms', () => {
  it('ask for the language and for no platform', () => {
    for (const room of pureRooms) {
      const { lib, types } = projectOf(room).options;
      assert.deepEqual({ room, lib, types }, { room, lib: ['lib.es2023.d.ts'], types: [] });
    }
  });

  it('see no type of Node, a browser or an editor, not even by way of a package', () => {
    const files = pureRooms.flatMap(room => projectOf(room).files);
    const { target, module, moduleResolution, lib, types, skipLibCheck } = projectOf('src/review').options;
    const options = { target, module, moduleResolution, lib, types, skipLibCheck, noEmit: true };
    const program = ts.createProgram(files, options as ts.CompilerOptions);
    const platform = /\/@types\/(node|vscode|web)\/|\/lib\.(dom|webworker|scripthost)\b/;
    const seen = program.getSourceFiles().map(file => file.fileName);
    assert.deepEqual(
      seen.filter(file => platform.test(file)),
      [],
    );
    assert.ok(seen.length > files.length);
  }).timeout(60_000);
});

describe('the room of the primitives', () => {
  it('sees of a platform what it declares itself, and no more', () => {
    const { options, files } = projectOf('src/resilience');
    const { lib, types } = options;
    assert.deepEqual({ lib, types }, { lib: ['lib.es2022.d.ts'], types: [] });
    const seen = ts.createProgram(files, options).getSourceFiles();
    const declaring = seen.filter(file => file.isDeclarationFile).map(({ fileName }) => relative(fileName));
    assert.deepEqual(
      declaring.filter(file => !/\/typescript\/lib\/lib\.(es\d+|decorators)(\.[\w.]+)?\.d\.ts$/.test(file)),
      ['src/resilience/platform.d.ts'],
    );
  }).timeout(60_000);
});
