import type { FileEdits, NewFile } from '../../../base/edit.ts';
import { dirname, extname, join, relative } from '../../../base/path.ts';
import {
  missingText,
  type ModuleKind,
  type PrimitiveName,
  resilienceModule,
} from '../../../resilience/text/index.ts';
import type { FixContext } from '../context.ts';
import type { Sheet } from '../sheet.ts';
import { isJavaScript } from './stand-in.ts';

/** Where a primitive is imported from, and what must be added for it to be there. */
export interface LocalModule {
  readonly path: string;
  readonly specifier: string;
  readonly create: NewFile | null;
  readonly edit: FileEdits | null;
}

/** The names that the module may have, if files of the user's own have the first. */
const stems = ['resilience', 'resilience-guards', 'faultline-resilience'];

/**
 * The module of guards of the package of a file: the one that is there, with the primitive added at its end where it lacks it, or a new
 * one. A module of that name that is something else is left alone.
 */
export function localModule(context: FixContext, sheet: Sheet, primitive: PrimitiveName): LocalModule | null {
  const kind = kindOf(sheet);
  const folder = context.sourceFolder(sheet.file);
  for (const stem of stems) {
    const path = join(folder, stem + extensionOf(sheet));
    const specifier = specifierOf(context, sheet, path);
    const there = context.module(path);
    if (there === null) {
      return { path, specifier, create: { path, text: resilienceModule([primitive], kind) }, edit: null };
    }
    if (there.exports.includes(primitive)) {
      return { path, specifier, create: null, edit: null };
    }
    if (there.text?.includes('@faultline ') === true) {
      return { path, specifier, create: null, edit: added(path, there.text, primitive, kind) };
    }
  }
  return null;
}

function added(path: string, text: string, primitive: PrimitiveName, kind: ModuleKind): FileEdits {
  const declared = new Set(
    [...text.matchAll(/^(?:export )?(?:async )?(?:function|class|interface|type|const) ([\w$]+)/gm)].map(
      ([, name = '']) => name,
    ),
  );
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text.endsWith('\n') ? eol : eol + eol;
  const code = missingText([primitive], kind, declared).replaceAll('\n', eol);
  return { file: path, edits: [{ start: text.length, end: text.length, text: gap + code }] };
}

function kindOf({ file, facts }: Sheet): ModuleKind {
  return isJavaScript(file) ? facts.module : 'ts';
}

function extensionOf({ file }: Sheet): string {
  const extension = extname(file);
  return extension === '.mjs' || extension === '.cjs' ? extension : isJavaScript(file) ? '.js' : '.ts';
}

/** As the file's own relative imports are written. */
function specifierOf(context: FixContext, sheet: Sheet, path: string): string {
  const way = relative(dirname(sheet.file), path);
  const plain = way.startsWith('.') ? way : `./${way}`;
  const bare = plain.slice(0, -extname(plain).length);
  switch (context.specifierStyle(sheet.file)) {
    case 'bare':
      return extname(path) === '.mjs' || extname(path) === '.cjs' ? plain : bare;
    case 'source':
      return plain;
    case 'output':
      return bare + extname(path).replace('ts', 'js');
  }
}
