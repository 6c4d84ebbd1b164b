import { readFileSync } from 'node:fs';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IRawGrammar } from 'vscode-textmate';
import { isObject, objectOf, root } from '../project/files.ts';

/** A grammar that package.json contributes. */
export interface Contributed {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

export function contributedGrammars(): readonly Contributed[] {
  const { contributes } = objectOf('package.json');
  const grammars: unknown = isObject(contributes) ? contributes.grammars : [];
  return Array.isArray(grammars) ? (grammars as readonly Contributed[]) : [];
}

/** How deep a token is nested in its host says nothing of our grammars. */
const nesting = /^meta\.(?:mapping|map|block|flow|document\.yaml)\b/;

/** Says of each line of a text how an editor with our grammars tokenises it. `hosts`: files of the grammars around them, by scope. */
export async function tokenise(
  text: string,
  scope: string,
  hosts: Readonly<Record<string, string>>,
): Promise<string> {
  const registry = registryOf(hosts);
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) {
    throw new Error(`There is no grammar for ${scope}`);
  }
  let state = textmate.INITIAL;
  const written: string[] = [];
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    written.push(`>${line}`);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const part = line.slice(startIndex, endIndex);
      const shown = scopes.slice(1).filter(scopeName => !nesting.test(scopeName));
      if (part.trim() !== '' && shown.length > 0) {
        written.push(`   ${part.trim()}    ${shown.join(' ')}`);
      }
    }
  }
  registry.dispose();
  return `${written.join('\n')}\n`;
}

let engine: Promise<void> | undefined;

async function loadEngine(): Promise<void> {
  const wasm = path.join(root, 'node_modules/vscode-oniguruma/release/onig.wasm');
  engine ??= oniguruma.loadWASM({ data: new Uint8Array(readFileSync(wasm)).buffer });
  await engine;
}

function registryOf(hosts: Readonly<Record<string, string>>): textmate.Registry {
  const contributed = contributedGrammars();
  const files = new Map([
    ...Object.entries(hosts),
    ...contributed.map((grammar): [string, string] => [grammar.scopeName, path.join(root, grammar.path)]),
  ]);
  return new textmate.Registry({
    onigLib: loadEngine().then(() => ({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: text => new oniguruma.OnigString(text),
    })),
    loadGrammar: (scope): Promise<IRawGrammar | null> => {
      const file = files.get(scope);
      return Promise.resolve(
        file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file),
      );
    },
    getInjections: scope =>
      contributed.flatMap(({ scopeName, injectTo }) => (injectTo?.includes(scope) ? [scopeName] : [])),
  });
}
