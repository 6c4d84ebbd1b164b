import type { SloFile } from '../model/model.ts';
import { detectSlo } from './detect.ts';
import { readSlo } from './read.ts';

/** What an SLO of OpenSLO leads to, and what that leads to, in files of their own. */
const linkedKinds: ReadonlySet<string> = new Set(['SLI', 'AlertPolicy', 'AlertCondition', 'DataSource']);

/**
 * A file, its SLOs with the indicators and alerts that other files hold for them; the file itself may be among those. It is read as
 * OpenSLO's own tool reads several files: as one stream of documents. What such a part says is right; where it stands is behind the end
 * of this file.
 */
export function linkedFile(alone: SloFile, around: readonly Pick<SloFile, 'path' | 'text'>[]): SloFile {
  if (lostNames(alone).length === 0 || !isOpenSlo(alone)) {
    return alone;
  }
  const left = new Set(around.filter(({ path }) => path !== alone.path).filter(isOpenSlo));
  let { text } = alone;
  let whole = alone;
  for (;;) {
    const names = lostNames(whole);
    const more = [...left].filter(other => names.some(name => other.text.includes(name)));
    if (more.length === 0) {
      return { ...alone, slos: whole.slos.filter(({ span }) => span.start < alone.text.length) };
    }
    for (const other of more) {
      left.delete(other);
      text += `\n---\n${other.text}`;
    }
    whole = readSlo(alone.path, text);
  }
}

function isOpenSlo({ path, text }: Pick<SloFile, 'path' | 'text'>): boolean {
  return detectSlo(path, text)?.startsWith('openslo/') === true;
}

/** Names that the documents lead to and do not hold. */
function lostNames({ references, others }: SloFile): readonly string[] {
  const there = new Set(others.map(({ kind, name }) => `${kind} ${name?.value ?? ''}`));
  return references
    .filter(({ kind, name }) => linkedKinds.has(kind) && !there.has(`${kind} ${name.value}`))
    .map(({ name }) => name.value);
}
