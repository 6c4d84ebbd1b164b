const folders = new Set(['__generated__', 'generated', '.generated', 'gen', '__gen__', 'codegen-output']);
const names =
  /\.(?:generated|gen|pb|g)\.[cm]?[jt]sx?$|_(?:pb|grpc_pb|connect|pb_service)\.[cm]?[jt]s$|\.(?:graphql|gql)\.[cm]?[jt]sx?$/;

/** Words of the comment that tools put on top of what they write. */
const banner =
  /@generated\b|\b(?:auto-?|automatically )generated\b|\bgenerated (?:by|from|with|using) |\bcode generated\b|\bdo not (?:edit|modify)\b/i;
const longestBanner = 1500;

/** True where the path, or the comment on top of the text, says that a tool wrote the file. */
export function isGenerated(path: string, text: string | null): boolean {
  const segments = path.split('/');
  return (
    names.test(path) ||
    segments.slice(0, -1).some(folder => folders.has(folder)) ||
    (text !== null && banner.test(topComment(text)))
  );
}

/** The comments before the first statement, directives among them. */
function topComment(text: string): string {
  const top = text.slice(0, longestBanner);
  return (
    /^(?:\uFEFF|\s|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|#![^\n]*|(['"])use [\w ]+\1;?)*/.exec(
      top,
    )?.[0] ?? ''
  );
}
