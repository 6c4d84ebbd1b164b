/** Why a file cannot be given to the session: the form of `Session.fail`. */
export type Failure =
  | { readonly kind: 'unreadable' | 'encoding'; readonly message: string }
  | { readonly kind: 'skipped'; readonly reason: string };

const causes: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its path is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  EAGAIN: 'it is no regular file',
  ENXIO: 'it is no regular file',
};

/** The error code of the system (`EACCES`), or null. */
export function codeOf(error: unknown): string | null {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** A cause in words, without paths: `permission denied`. */
export function messageOf(error: unknown): string {
  const code = codeOf(error);
  return (
    (code === null ? undefined : causes[code]) ??
    code ??
    (error instanceof Error ? error.message : String(error))
  );
}
