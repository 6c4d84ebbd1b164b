import type { DirectiveComment } from '../../base/directive.ts';
import type { SloFile } from '../model/model.ts';

const yamlComment = /(?:^|[ \t])#[ \t]*(faultline-[^\r\n]*)/gm;
const markdownComment = /<!--\s*(faultline-(?:(?!-->)[^])*?)\s*-->/g;

/** The comments of a document that may be suppressions: behind `#` in YAML, in `<!-- … -->` in Markdown, in fences either. */
export function directiveComments({
  path,
  text,
}: Pick<SloFile, 'path' | 'text'>): readonly DirectiveComment[] {
  if (!text.includes('faultline-')) {
    return [];
  }
  const isMarkdown = /\.(?:md|markdown)$/i.test(path);
  const found = [...commentsOf(text, yamlComment), ...(isMarkdown ? commentsOf(text, markdownComment) : [])];
  return found.sort((a, b) => a.span.start - b.span.start);
}

function commentsOf(text: string, pattern: RegExp): readonly DirectiveComment[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: body = '', index }) => {
    const lead = /^[ \t]/.test(whole) ? 1 : 0;
    return {
      span: { start: index + lead, end: index + whole.trimEnd().length },
      text: body.trimEnd(),
      textStart: index + whole.indexOf(body),
    };
  });
}
