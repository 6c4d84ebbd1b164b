import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Span } from '../../base/span.ts';
import { parsedYaml } from '../parsed-yaml.ts';
import type { ReaderIssueId } from './issue-ids.ts';
import { mostUnfolding, mostValues } from './limits.ts';
import { toTree, type Tree, type TreeSource } from './tree.ts';

/** One YAML document of a text. */
export interface YamlDocument {
  readonly tree: Tree;
  readonly span: Span;
  /** Whether its YAML is sound; of one that is not, only what could be made of it is here. */
  readonly syntax: 'sound' | 'broken';
}

export interface DocumentProblem {
  readonly rule: ReaderIssueId;
  readonly message: string;
  readonly span: Span;
}

export interface YamlDocuments {
  /** Those with content; a document that holds nothing or unfolds without bounds is left out. */
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly DocumentProblem[];
}

/** Parses every YAML document of a text, once. Never throws: what the parser cannot do is a problem. */
export function yamlDocuments(text: string): YamlDocuments {
  const parsed = parsedYaml(text);
  if (parsed === null) {
    const span = { start: 0, end: Math.min(text.length, 1) };
    return {
      documents: [],
      problems: [{ rule: 'syntax', message: 'The YAML is nested too deeply to be read', span }],
    };
  }
  const documents: YamlDocument[] = [];
  const problems: DocumentProblem[] = [];
  const strange = /[^\P{Cc}\t\n\r\x85]/u.exec(text);
  if (strange !== null) {
    const span = { start: strange.index, end: strange.index + 1 };
    problems.push({ rule: 'encoding', message: 'YAML may not hold this control character; remove it', span });
  }
  const around: Around = { text, aliases: mayHoldAliases(text) };
  for (const document of parsed) {
    read(document, around, documents, problems);
  }
  return { documents, problems };
}

interface Around {
  readonly text: string;
  readonly aliases: boolean;
}

function read(
  document: Document.Parsed,
  around: Around,
  documents: YamlDocument[],
  problems: DocumentProblem[],
): void {
  const { text } = around;
  for (const error of firstOfLines(document.errors, text)) {
    const start = Math.min(error.pos[0], text.length);
    const end = Math.min(Math.max(error.pos[1], start + 1), text.length);
    problems.push({
      rule: 'syntax',
      message: syntaxMessage(error.code, error.message),
      span: { start, end },
    });
  }
  const { contents } = document;
  let syntax: YamlDocument['syntax'] = document.errors.length === 0 ? 'sound' : 'broken';
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return;
  }
  const span = { start: contents.range[0], end: contents.range[1] };
  let targets: ReadonlyMap<Alias, Node> = new Map();
  if (around.aliases) {
    const resolved = resolve(contents);
    targets = resolved.targets;
    for (const lost of resolved.lost) {
      syntax = 'broken';
      const at = { start: lost.range?.[0] ?? 0, end: lost.range?.[1] ?? 0 };
      problems.push({
        rule: 'syntax',
        message: 'The alias stands for nothing: no value before it has this anchor',
        span: at,
      });
    }
    if (resolved.unfolded > Math.max(mostValues, resolved.written * mostUnfolding)) {
      const at = spanOfFirstAnchor(contents) ?? {
        start: span.start,
        end: Math.min(span.start + 1, span.end),
      };
      problems.push({
        rule: 'alias-bomb',
        message: 'The aliases unfold into far more than is written; write the values out',
        span: at,
      });
      return;
    }
  }
  const source: TreeSource = { text, targets };
  documents.push({ tree: toTree(contents, span, source), span, syntax });
}

/** One mistake makes the parser stumble several times: of one line, the first error counts, and of a document the first few. */
function firstOfLines<Issue extends { readonly pos: readonly [number, number] }>(
  errors: readonly Issue[],
  text: string,
): readonly Issue[] {
  let lineEnd = -1;
  const firsts = errors.filter(({ pos }) => {
    const isNew = pos[0] > lineEnd;
    const newline = text.indexOf('\n', pos[0]);
    lineEnd = isNew ? (newline === -1 ? text.length : newline) : lineEnd;
    return isNew;
  });
  return firsts.slice(0, 5);
}

/** The parser's own words for what people meet most are terse: ours say what to do. */
function syntaxMessage(code: string, message: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'A tab indents this line, which YAML does not allow; use spaces';
    case 'BAD_INDENT':
      return 'This line is indented by too many or too few spaces';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'A key is missing its colon, or a value has one too many; quote the value';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A mapping cannot begin in the middle of a line; quote the value, or begin a new line';
    case 'MISSING_CHAR':
      return message.startsWith('Missing closing')
        ? 'A quote is opened and never closed; close it'
        : message.startsWith('Implicit map keys')
          ? 'A key has no colon behind it; add one'
          : message;
    case 'RESOURCE_EXHAUSTION':
      return 'The YAML is nested too deeply to be read';
    default:
      return message.length > 99 ? `${message.slice(0, 98)}…` : message;
  }
}

/** A cheap look: without such a sign, no document of the text has an alias. */
function mayHoldAliases(text: string): boolean {
  return text.includes('*') && /(?:^|[\s[{,])\*[^\s,[\]{}]/m.test(text);
}

interface Resolved {
  readonly targets: ReadonlyMap<Alias, Node>;
  readonly lost: readonly Alias[];
  readonly written: number;
  /** How many values the document has once every alias is followed. */
  readonly unfolded: number;
}

/** What each alias stands for: the last node before it with that anchor. An alias inside of its own anchor is lost. */
function resolve(root: Node): Resolved {
  const anchors = new Map<string, { readonly node: Node; readonly size: number }>();
  const targets = new Map<Alias, Node>();
  const lost: Alias[] = [];
  let written = 0;
  const walk = (node: unknown): number => {
    written++;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) {
        lost.push(node);
        return 1;
      }
      targets.set(node, target.node);
      return target.size;
    }
    let size = 1;
    if (isMap(node)) {
      for (const pair of node.items) {
        size += walk(pair.key) + walk(pair.value);
      }
    } else if (isSeq(node)) {
      for (const item of node.items) {
        size += walk(item);
      }
    }
    // Only now: an alias inside of the node cannot mean the node itself.
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) {
      anchors.set(node.anchor, { node, size });
    }
    return size;
  };
  const unfolded = walk(root);
  return { targets, lost, written, unfolded };
}

function spanOfFirstAnchor(root: Node): Span | null {
  let found: Span | null = null;
  const walk = (node: unknown): void => {
    if (found !== null) {
      return;
    }
    if (isMap(node) || isSeq(node) || isScalar(node)) {
      if (node.anchor !== undefined && node.range) {
        found = { start: node.range[0], end: node.range[0] + 1 };
        return;
      }
    }
    if (isMap(node)) {
      node.items.forEach(pair => {
        walk(pair.key);
        walk(pair.value);
      });
    } else if (isSeq(node)) {
      node.items.forEach(walk);
    }
  };
  walk(root);
  return found;
}
