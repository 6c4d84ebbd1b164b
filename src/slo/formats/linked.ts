import type { SloFile } from '../model/model.ts';
import { detectSlo } from './detect.ts';
import { readSlo } from './read.ts';
import { mayHoldWindows, withSlothWindows } from './sloth-windows.ts';

/** What an SLO of OpenSLO or Nobl9 leads to, and what that leads to, in files of their own. */
const linkedKinds: ReadonlySet<string> = new Set(['SLI', 'AlertPolicy', 'AlertCondition', 'DataSource']);

/**
 * A file, its SLOs with what other files hold for them: indicators and alerts of OpenSLO and Nobl9, windows of Sloth. The file itself
 * may be among those. Where such a part stands is behind the end of this file, or nowhere.
 */
export function linkedFile(alone: SloFile, around: readonly Pick<SloFile, 'path' | 'text'>[]): SloFile {
  const family = familyOf(alone);
  switch (family) {
    case 'openslo':
    case 'nobl9':
      return lostNames(alone).length === 0 ? alone : joinedFile(alone, around, family);
    case 'sloth':
      return withSlothWindows(
        alone,
        around.filter(({ text }) => mayHoldWindows(text)).map(({ path, text }) => readSlo(path, text)),
      );
    case null:
      return alone;
  }
}

/** It is read as its tool reads several files: as one stream of documents. */
function joinedFile(
  alone: SloFile,
  around: readonly Pick<SloFile, 'path' | 'text'>[],
  family: 'openslo' | 'nobl9',
): SloFile {
  const left = new Set(
    around.filter(({ path }) => path !== alone.path).filter(other => familyOf(other) === family),
  );
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
      text += `\n---\n${other.text.replace(/^\uFEFF/, '')}`;
    }
    whole = readSlo(alone.path, text);
  }
}

function familyOf({ path, text }: Pick<SloFile, 'path' | 'text'>): 'openslo' | 'nobl9' | 'sloth' | null {
  const format = detectSlo(path, text);
  switch (format) {
    case 'openslo/v1alpha':
    case 'openslo/v1':
    case 'openslo/v2alpha':
      return 'openslo';
    case 'sloth/v1':
    case 'sloth/k8s':
      return 'sloth';
    case 'nobl9':
      return 'nobl9';
    case 'pyrra':
    case 'slo-generator':
    case 'markdown':
    case null:
      return null;
  }
}

/** Names that the documents lead to and do not hold. */
function lostNames({ references, others }: SloFile): readonly string[] {
  const there = new Set(others.map(({ kind, name }) => `${kind} ${name?.value ?? ''}`));
  return references
    .filter(({ kind, name }) => linkedKinds.has(kind) && !there.has(`${kind} ${name.value}`))
    .map(({ name }) => name.value);
}
