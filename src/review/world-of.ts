import { join } from '../base/path.ts';
import { byName, type World } from './analysis/link/world.ts';
import {
  generatedPackage,
  globalEntity,
  guardingPackage,
  libraries,
  libraryOfPackage,
} from './catalog/index.ts';
import type { Files } from './sources.ts';

const objects = libraries.flatMap(library => Object.values(library.objects));
const stateNames: World['stateNames'] = {
  defaults: new Set(objects.flatMap(object => object.defaults ?? [])),
  interceptors: [...new Set(objects.flatMap(object => object.interceptors ?? []))],
};

/** The project as the link sees it. `facts` decides whether what is missing is asked for. */
export function worldOf(files: Files, facts: World['facts']): World {
  const { project } = files;
  return {
    facts,
    resolve(from, specifier) {
      const generated = generatedPackage(specifier);
      if (generated !== null) {
        return { kind: 'package', name: generated, subpath: '' };
      }
      const target = project.resolver.resolve(from, specifier);
      switch (target.kind) {
        case 'file':
          return target;
        case 'package':
          return { kind: 'package', name: target.name, subpath: target.subpath };
        case 'builtin':
          // `timers/promises` is a module of its own.
          return { kind: 'package', name: join(target.name, target.subpath), subpath: '' };
        case 'missing':
          return { kind: 'missing' };
      }
    },
    libraryOf: (name, subpath) => libraryOfPackage(name, subpath),
    declared(at, name) {
      const libraries =
        'file' in at ? project.declared.ofFile(at.file) : project.declared.ofPackage(at.package);
      for (const library of libraries) {
        const entity = byName(library.exports, name);
        if (entity !== undefined) {
          return { library, entity };
        }
      }
      return null;
    },
    globalOf: name => globalEntity(name),
    versionOf(file, library) {
      const [name] = library.packages;
      const version = name === undefined ? null : project.versions.versionOf(file, library.versionOf ?? name);
      return version === 'pending' ? null : version;
    },
    satisfies: (version, range) => project.versions.satisfies(version, range),
    stateNames,
    exportsName: (file, name) => files.importers.exportsName(file, name),
    get parsed() {
      return files.units.keys();
    },
    importersOf(file, name) {
      return files.importers
        .importersOf(file, name)
        .map(({ file: importer, local }) => ({ file: importer, local }));
    },
    isTest: file => project.isTest(file),
    complete: files.complete,
    guardsOf: name => guardingPackage(name)?.guards ?? [],
  };
}
