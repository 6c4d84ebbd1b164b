const folders = new Set(['__generated__', 'generated', '.generated', 'gen']);
const names = /\.(?:generated|gen|pb)\.[cm]?[jt]sx?$|_(?:pb|grpc_pb|connect)\.[cm]?[jt]s$/;

/** True where the path says that a tool wrote the file: nobody would add a timeout there. */
export function isGenerated(path: string): boolean {
  return (
    names.test(path) ||
    path
      .split('/')
      .slice(0, -1)
      .some(folder => folders.has(folder))
  );
}
