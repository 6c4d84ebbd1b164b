import { createWatch } from './analysis/index/scan.ts';
import { byName } from './analysis/link/world.ts';
import { generatedPackage, libraryOfPackage, watchWords } from './catalog/index.ts';

const words = watchWords();

/** What the index looks for in every text: what the catalog knows. */
export const watch = createWatch({
  packages: [...words.packages, ...words.prefixes.map(prefix => `${prefix}*`)],
  globals: words.globals,
  generated: generatedPackage,
  leads: leadsToCalls,
  qualified: name => qualifiedTypes(name),
});

/** Whether an export of a package may lead to an outbound call; one that the catalog does not list, or knows as harmless, does not. */
function leadsToCalls(packageName: string, exported: string): boolean {
  const library = libraryOfPackage(packageName);
  if (library === null || exported === '*' || exported === 'default') {
    return true;
  }
  const entity = byName(library.exports, exported);
  return entity === undefined || (entity.is === 'local' && entity.gives === undefined)
    ? library.types !== undefined && byName(library.types, exported) !== undefined
    : true;
}

/** The types of a package's clients, which also stand behind the name of a namespace: `Prisma.TransactionClient`. */
function qualifiedTypes(packageName: string): readonly string[] {
  return Object.keys(libraryOfPackage(packageName)?.types ?? {}).filter(name => !name.includes('*'));
}
