import ts from 'typescript';
import { applyEdits, type TextEdit } from '../../src/base/edit.ts';
import { docOf, startOf, type SourceDeclaration } from './resilience-source.ts';

/**
 * A declaration as JavaScript, without `export`: types become JSDoc, so that an editor and `checkJs` know them. Not yet
 * formatted: where a type stood, there may be white space too many.
 */
export function javascriptOf({ statement, source, name }: SourceDeclaration): string {
  if (ts.isInterfaceDeclaration(statement)) {
    const members = statement.members.filter(ts.isPropertySignature);
    return docText(docLines(statement), [`@typedef {object} ${name}`, ...members.map(propertyTag)], '');
  }
  if (ts.isTypeAliasDeclaration(statement)) {
    const tags = [...templateTags(statement), `@typedef {${typeText(statement.type)}} ${name}`];
    return docText(docLines(statement), tags, '');
  }
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    edits.push(...strip(node), ...document(node));
    node.forEachChild(child => {
      if (!ts.isTypeNode(child) && !ts.isTypeParameterDeclaration(child)) {
        visit(child);
      }
    });
  };
  visit(statement);
  const text = applyEdits(source.text.slice(0, statement.end), edits);
  if (text === null) {
    throw new Error(`The types of ${name} cannot be taken out`);
  }
  return text.slice(startOf(statement)).replace(/^export /m, '');
}

/** Takes out what only TypeScript has, of this node alone. */
function strip(node: ts.Node): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const remove = (start: number, end: number): void => void edits.push({ start, end, text: '' });
  const { type, typeParameters, typeArguments } = node as Partial<Typed>;
  if (ts.isAsExpression(node)) {
    remove(node.expression.end, node.end);
    if (ts.isParenthesizedExpression(node.parent)) {
      const start = node.parent.getStart();
      edits.push({ start, end: start, text: `/** @type {${typeText(node.type)}} */ ` });
    }
  } else if (type !== undefined) {
    // The colon stands right before.
    remove(type.pos - 1, type.end);
  }
  for (const list of [typeParameters, typeArguments]) {
    if (list !== undefined) {
      remove(list.pos - 1, list.end + 1);
    }
  }
  for (const modifier of ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []) {
    if (modifier.kind === ts.SyntaxKind.ReadonlyKeyword || modifier.kind === ts.SyntaxKind.OverrideKeyword) {
      remove(modifier.getStart(), modifier.end);
    }
  }
  return edits;
}

type TypeParameters = readonly ts.TypeParameterDeclaration[];

interface Typed {
  readonly type: ts.TypeNode;
  readonly typeParameters: ts.NodeArray<ts.TypeParameterDeclaration>;
  readonly typeArguments: ts.NodeArray<ts.TypeNode>;
}

/** Writes the types of this node into the comment before it. */
function document(node: ts.Node): readonly TextEdit[] {
  const tags = tagsOf(node);
  if (tags.length === 0) {
    return [];
  }
  const start = startOf(node);
  const { character } = node.getSourceFile().getLineAndCharacterOfPosition(start);
  const indent = ' '.repeat(character);
  const text = docText(docLines(node), tags, indent).trimEnd();
  return [{ start, end: docOf(node)?.end ?? start, text: docOf(node) ? text : `${text}\n${indent}` }];
}

function tagsOf(node: ts.Node): readonly string[] {
  if (ts.isPropertyDeclaration(node)) {
    // What the constructor sets needs no tag: its type is inferred from there.
    return node.type && node.initializer ? [`@type {${typeText(node.type)}}`] : [];
  }
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node)) {
    const isVoid = node.type === undefined || node.type.kind === ts.SyntaxKind.VoidKeyword;
    const returns = isVoid ? [] : [`@returns {${typeText(node.type)}}`];
    return [...templateTags(node), ...node.parameters.map(parameterTag), ...returns];
  }
  return ts.isGetAccessorDeclaration(node) && node.type ? [`@returns {${typeText(node.type)}}`] : [];
}

function templateTags({ typeParameters = [] }: { readonly typeParameters?: TypeParameters | undefined }) {
  return [...typeParameters].map(({ name }) => `@template ${name.text}`);
}

function parameterTag({ name, type, initializer }: ts.ParameterDeclaration): string {
  const shown = initializer ? `[${name.getText()}]` : name.getText();
  return `@param {${type ? typeText(type) : 'number'}} ${shown}`;
}

function propertyTag(member: ts.PropertySignature): string {
  const { name, type, questionToken } = member;
  const shown = questionToken ? `[${name.getText()}]` : name.getText();
  const text = type === undefined ? 'unknown' : typeText(type);
  return `@property {${text}} ${shown} ${docLines(member).join(' ')}`.trimEnd();
}

function typeText(type: ts.TypeNode): string {
  return type.getText().replaceAll('readonly ', '').replaceAll(/\s+/g, ' ');
}

/** The lines of the comment before a node, without its stars. */
function docLines(node: ts.Node): readonly string[] {
  const text = docOf(node)?.getText().slice(3, -2) ?? '';
  const lines = text.split('\n').map(line => line.replace(/^\s*\* ?/, '').trim());
  return lines.slice(lines[0] === '' ? 1 : 0, lines.at(-1) === '' ? -1 : undefined);
}

/** A comment of lines and tags; an empty line comes before the first tag. */
function docText(lines: readonly string[], tags: readonly string[], indent: string): string {
  const [first, ...more] = [...lines, ...tags];
  if (first !== undefined && more.length === 0) {
    return `/** ${first} */\n`;
  }
  const gap = lines.length > 0 && !lines.some(line => line.startsWith('@')) ? [''] : [];
  const body = [...lines, ...gap, ...tags].map(line => `${indent} * ${line}`.trimEnd());
  return ['/**', ...body, `${indent} */`, ''].join('\n');
}
