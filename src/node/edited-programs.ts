import type { TSESTree as ES } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

/** Parses a text on its own, with comments or without; throws what typescript-estree throws. */
export type Parse = (path: string, text: string, options: { readonly comment: boolean }) => ES.Program;

/** Whether the comments of a text are asked for. */
type Commented = (text: string) => boolean;

interface Kept {
  readonly text: string;
  readonly program: ES.Program;
}

/** So many texts are kept with their trees: those that a person edits in turn. */
const most = 4;

/** Makes a text a module, where the imports and exports that do are not among what is parsed. */
const moduleMark = '\nexport {};';

/**
 * The trees of texts that are parsed again and again, as while somebody types: only the statements about the edit are parsed, the others
 * are taken over from the tree before it, moved. A text that is parsed once leaves nothing behind. Of positions, `range` alone holds.
 */
export class EditedPrograms {
  private readonly parse: Parse;
  private readonly commented: Commented;
  private readonly once = new Set<string>();
  private readonly kept = new Map<string, Kept>();

  constructor(parse: Parse, commented: Commented) {
    this.parse = parse;
    this.commented = commented;
  }

  /** A tree that holds until the next one of the same path is asked for. Throws what the parse of the whole text throws. */
  programOf(path: string, text: string): ES.Program {
    const parse = (part: string): ES.Program => this.parse(path, part, { comment: this.commented(text) });
    if (!this.once.has(path)) {
      this.once.add(path);
      return parse(text);
    }
    const before = this.kept.get(path);
    const same = before !== undefined && this.commented(before.text) === this.commented(text);
    const program = (same ? updatedProgram(before, text, parse) : null) ?? parse(text);
    this.kept.delete(path);
    this.kept.set(path, { text, program });
    const [oldest] = this.kept.keys();
    if (this.kept.size > most && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return program;
  }
}

/**
 * The tree of a text by that of the one before; null: the whole is to be parsed. The statement before the edit and the one behind it are
 * parsed again with it, for it may go on in them; what opens and is not closed there does not parse, and neither does what it would
 * swallow.
 */
function updatedProgram(before: Kept, text: string, parse: (text: string) => ES.Program): ES.Program | null {
  const { program } = before;
  const { body } = program;
  const edit = editBetween(before.text, text);
  const head = Math.max(0, body.filter(node => node.range[1] < edit.start).length - 1);
  const behind = body.findIndex(node => node.range[0] > edit.oldEnd);
  const tail = behind < 0 ? body.length : behind + 1;
  const from = head === 0 ? 0 : (body[head - 1]?.range[1] ?? 0);
  const until = body[tail]?.range[0] ?? before.text.length;
  const shift = text.length - before.text.length;
  if (head === 0 && tail === body.length) {
    return null;
  }
  const part = parsedPart(text, { from, until: until + shift }, isModule(body), parse);
  if (part === null || (head > 0 && part.body.some(isDirective))) {
    return null;
  }
  const moved = body.slice(tail);
  const movedComments = program.comments?.filter(comment => comment.range[0] >= until) ?? [];
  if (shift !== 0) {
    moved.forEach(node => move(node, shift));
    movedComments.forEach(comment => moveRange(comment, shift));
  }
  const statements = [...body.slice(0, head), ...part.body, ...moved];
  return {
    ...program,
    body: statements,
    ...(program.comments !== undefined && {
      comments: [
        ...program.comments.filter(comment => comment.range[1] <= from),
        ...(part.comments ?? []),
        ...movedComments,
      ],
    }),
    range: [head === 0 ? part.range[0] : program.range[0], text.length],
  };
}

interface Edit {
  readonly start: number;
  /** Where it ends in the text before. */
  readonly oldEnd: number;
}

function editBetween(old: string, text: string): Edit {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) {
    start += 1;
  }
  let same = 0;
  while (
    same < shorter - start &&
    old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
  ) {
    same += 1;
  }
  return { start, oldEnd: old.length - same };
}

/** A part of a text, parsed where it stands; null: it does not parse on its own. */
function parsedPart(
  text: string,
  part: { readonly from: number; readonly until: number },
  module: boolean,
  parse: (text: string) => ES.Program,
): ES.Program | null {
  const blank = ' '.repeat(part.from);
  try {
    const parsed = parse(`${blank}${text.slice(part.from, part.until)}${module ? moduleMark : ''}`);
    return module ? { ...parsed, body: parsed.body.slice(0, -1) } : parsed;
  } catch {
    return null;
  }
}

function isModule(body: readonly ES.ProgramStatement[]): boolean {
  return body.some(node => /^(?:Import|Export)/.test(node.type));
}

function isDirective(node: ES.ProgramStatement): boolean {
  return 'directive' in node && node.directive !== undefined;
}

function moveRange({ range }: { readonly range: ES.Range }, shift: number): void {
  range[0] += shift;
  range[1] += shift;
}

/** Moves a node and all that is in it. */
function move(node: ES.Node, shift: number): void {
  moveRange(node, shift);
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (
      node as unknown as Readonly<Record<string, ES.Node | readonly (ES.Node | null)[] | null | undefined>>
    )[key];
    if (Array.isArray(child)) {
      for (const each of child as readonly (ES.Node | null)[]) {
        if (each !== null) {
          move(each, shift);
        }
      }
    } else if (child !== null && child !== undefined) {
      move(child as ES.Node, shift);
    }
  }
}
