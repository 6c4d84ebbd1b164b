import ts from 'typescript';

/** A declaration of a source, not yet turned into text for users. */
export interface SourceDeclaration {
  readonly name: string;
  readonly kind: 'value' | 'type';
  readonly statement: ts.Statement;
  readonly source: ts.SourceFile;
  /** Every identifier in it. */
  readonly uses: ReadonlySet<string>;
}

/**
 * The exported declarations of a source of `src/resilience`, in order. Throws where there is anything else in it but
 * imports: it would be missing in the users' modules.
 */
export function declarationsOf(file: string, text: string): readonly SourceDeclaration[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return source.statements
    .filter(statement => !ts.isImportDeclaration(statement))
    .map(statement => declarationOf(statement, source));
}

function declarationOf(statement: ts.Statement, source: ts.SourceFile): SourceDeclaration {
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  const name = named ? statement.name?.text : undefined;
  if (name === undefined || !statement.getText().startsWith('export ')) {
    throw new Error(`${source.fileName} may hold exported functions, classes and types only`);
  }
  const kind =
    ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) ? 'type' : 'value';
  return { name, kind, statement, source, uses: identifiersIn(statement) };
}

function identifiersIn(node: ts.Node): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) {
      found.add(each.text);
    }
    each.forEachChild(visit);
  };
  visit(node);
  return found;
}

/** The comment before a node; null: it has none. */
export function docOf(node: ts.Node): ts.JSDoc | null {
  return ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1) ?? null;
}

/** Where the text of a node begins, its comment included. */
export function startOf(node: ts.Node): number {
  return docOf(node)?.pos ?? node.getStart();
}

/** The declaration as it stands in the source, without `export`. */
export function typescriptOf({ statement, source }: SourceDeclaration): string {
  const doc = source.text.slice(startOf(statement), statement.getStart());
  return `${doc}${statement.getText().replace(/^export /, '')}\n`;
}
