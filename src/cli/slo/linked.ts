import { detectSlo } from '../../slo/formats/detect.ts';
import { readSlo } from '../../slo/formats/read.ts';
import type { SloFile } from '../../slo/model/model.ts';
import type { SloDocument } from './documents.ts';

type TextDocument = Extract<SloDocument, { kind: 'text' }>;

/** What an SLO of OpenSLO leads to, and what that leads to, in files of their own. */
const linkedKinds: ReadonlySet<string> = new Set(['SLI', 'AlertPolicy', 'AlertCondition', 'DataSource']);

/**
 * A file, its SLOs with the indicators and alerts that other files hold for them. It is read as OpenSLO's own tool reads several files:
 * as one stream of documents. What such a part says is right; where it stands is not in this file.
 */
export function linkedFile(document: TextDocument, around: readonly SloDocument[]): SloFile {
  const alone = readSlo(document.file, document.text);
  if (lostNames(alone).length === 0 || !isOpenSlo(document)) {
    return alone;
  }
  const left = new Set(around.filter(other => other.kind === 'text').filter(isOpenSlo));
  left.delete(document);
  let text = document.text;
  let whole = alone;
  for (;;) {
    const names = lostNames(whole);
    const more = [...left].filter(other => names.some(name => other.text.includes(name)));
    if (more.length === 0) {
      return { ...alone, slos: whole.slos.filter(({ span }) => span.start < document.text.length) };
    }
    for (const other of more) {
      left.delete(other);
      text += `\n---\n${other.text}`;
    }
    whole = readSlo(document.file, text);
  }
}

function isOpenSlo({ file, text }: TextDocument): boolean {
  return detectSlo(file, text)?.startsWith('openslo/') === true;
}

/** Names that the documents lead to and do not hold. */
function lostNames({ references, others }: SloFile): readonly string[] {
  const there = new Set(others.map(({ kind, name }) => `${kind} ${name?.value ?? ''}`));
  return references
    .filter(({ kind, name }) => linkedKinds.has(kind) && !there.has(`${kind} ${name.value}`))
    .map(({ name }) => name.value);
}
