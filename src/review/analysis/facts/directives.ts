import { AST_TOKEN_TYPES } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import type { DirectiveFact, Mark } from './model.ts';
import { spanOfNode } from './reader.ts';

const word = 'faultline-';

/** The comments that speak to Faultline. */
export function directivesOf(text: string, comments: readonly ES.Comment[]): DirectiveFact[] {
  return comments
    .filter(comment => comment.value.includes(word))
    .map(comment => ({
      span: spanOfNode(comment),
      style: styleOf(text, comment),
      text: comment.value.trim(),
      // The two characters that open it, then white space.
      textStart: comment.range[0] + 2 + comment.value.length - comment.value.trimStart().length,
    }))
    .filter(directive => directive.text.startsWith(word));
}

/** A block comment between braces of its own is how JSX writes one: `{/* … *\/}`. */
function styleOf(text: string, comment: ES.Comment): DirectiveFact['style'] {
  if (comment.type === AST_TOKEN_TYPES.Line) {
    return 'line';
  }
  const before = text.slice(0, comment.range[0]).trimEnd();
  const after = text.slice(comment.range[1]).trimStart();
  return before.endsWith('{') && after.startsWith('}') ? 'jsx' : 'block';
}

/** Directives at the top of the file that say where it runs. */
export function marksOf(program: ES.Program, text: string): Mark[] {
  const marks: Mark[] = text.startsWith('#!') ? ['shebang'] : [];
  for (const statement of program.body) {
    const directive = 'directive' in statement ? statement.directive : undefined;
    if (directive === undefined) {
      break;
    }
    if (directive === 'use client') {
      marks.push('use-client');
    } else if (directive === 'use server') {
      marks.push('use-server');
    }
  }
  return marks;
}
