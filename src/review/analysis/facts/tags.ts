import type { TSESTree as ES } from '@typescript-eslint/types';
import type { Tables } from './tables.ts';

const tag = /@faultline[ \t]+([^\n*@]+)/g;

/**
 * Gives functions and classes the words of the `@faultline` tags in the comment right above them (`@faultline retry, timeout`): nothing but
 * names, keywords and decorators may stand between the two.
 */
export function tagDeclarations(text: string, comments: readonly ES.Comment[], tables: Tables): void {
  for (const comment of comments) {
    const words = comment.value.includes('@faultline') ? wordsIn(comment.value) : [];
    if (words.length > 0) {
      const declared = declaredBehind(text, comment.range[1], tables);
      if (declared !== null) {
        declared.tags = words;
      }
    }
  }
}

function wordsIn(comment: string): string[] {
  return [...comment.matchAll(tag)].flatMap(([, list]) =>
    (list ?? '').split(/[\s,]+/).filter(word => /^[a-z-]+$/.test(word)),
  );
}

function declaredBehind(text: string, from: number, tables: Tables): { tags?: readonly string[] } | null {
  let nearest: (typeof tables.functions)[number] | (typeof tables.classes)[number] | null = null;
  for (const each of [...tables.classes, ...tables.functions]) {
    if (each.span.start >= from && (nearest === null || each.span.start < nearest.span.start)) {
      nearest = each;
    }
  }
  const between = nearest === null ? ';' : text.slice(from, nearest.span.start);
  return /[;{}]|\*\//.test(between) ? null : nearest;
}
