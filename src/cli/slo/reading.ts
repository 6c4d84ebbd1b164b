import type { Problem } from '../../base/problem.ts';
import { linkedFile } from '../../slo/formats/linked.ts';
import { readSlo } from '../../slo/formats/read.ts';
import type { SloFile } from '../../slo/model/model.ts';
import type { Documents, SloDocument } from './documents.ts';

/** The documents that are texts, read. */
export function filesOf(documents: readonly SloDocument[]): readonly SloFile[] {
  return documents.flatMap(document =>
    document.kind === 'text' ? [readSlo(document.file, document.text)] : [],
  );
}

/** The same, with what others around them hold of their SLOs. */
export function linkedFilesOf({ asked, around }: Documents): readonly SloFile[] {
  const texts = [...asked, ...around].flatMap(document =>
    document.kind === 'text' ? [{ path: document.file, text: document.text }] : [],
  );
  return filesOf(asked).map(file => linkedFile(file, texts));
}

/** Those that are not, as problems of a report. */
export function failuresOf(documents: readonly SloDocument[]): readonly Problem[] {
  return documents.flatMap(document => {
    if (document.kind === 'text') {
      return [];
    }
    const { file, failure } = document;
    return failure.kind === 'skipped'
      ? [
          {
            file,
            range: null,
            kind: 'unreadable',
            message: `The file cannot be read: it is ${failure.reason}`,
          },
        ]
      : [{ file, range: null, kind: failure.kind, message: failure.message }];
  });
}
