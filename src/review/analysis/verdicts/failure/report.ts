import type { PlaceWithMessage } from '../../../../base/place.ts';
import type { Span } from '../../../../base/span.ts';
import type { CallFact, FileFacts } from '../../facts/model.ts';
import type { Linker } from '../../link/linker.ts';
import type { Contributions } from '../contributions.ts';
import { placeIn } from '../inspect.ts';
import type { Fate } from './handler.ts';

/** The way of one call's failure, and the verdict that comes of it. */
export interface Path {
  readonly linker: Linker;
  readonly file: string;
  readonly facts: FileFacts;
  /** The call whose failure it is. */
  readonly call: CallFact;
  readonly into: Contributions;
}

/** What a handler makes of it goes into the verdict; gives whether nothing further out sees it. */
export function met(path: Path, fate: Fate, at: Span, name: string): boolean {
  const { into } = path;
  switch (fate.kind) {
    case 'replaced':
      present(
        path,
        at,
        fate.by === 'nothing' ? `goes on without it after the ${name}` : `${fate.by} from the ${name}`,
      );
      return true;
    case 'rethrown':
      into.looked.push(said(path, at, `the ${name} throws again`));
      return false;
    case 'told':
      into.ends.push(said(path, at, `the ${name} passes the failure on: ${fate.how}`));
      return true;
    case 'open':
      into.open.push({ why: fate.why, at: said(path, at, `the failure comes to this ${name}`) });
      return true;
  }
}

/** Something goes on in its place. */
export function present(path: Path, span: Span, message: string): void {
  path.into.sources.push({
    origin: 'enclosing',
    value: null,
    covers: [],
    evidence: [said(path, span, message)],
  });
}

export function said({ linker, file }: Path, span: Span, message: string): PlaceWithMessage {
  return { ...placeIn(linker, file, span), message };
}
