import type { ArtifactChange, Fix } from 'sarif';
import { applyEdits, type FileEdits } from '../../base/edit.ts';
import { lineStartsOf, rangeOf } from '../../base/place.ts';
import type { FixResult } from '../session-types.ts';
import { artifactOf, messageOf, regionOf } from './sarif-places.ts';

/** What the reports ask about fixes: those that are at hand. */
export interface FixSource {
  /** The text of a file that edits are made for; null: it is not at hand. */
  readonly text: (file: string) => string | null;
  /** The edits of an offered fix; null: it cannot be made. */
  readonly fix: (file: string, findingId: string, fixId: string) => FixResult | null;
}

/** A fix as SARIF writes it; null where it cannot be said whole: a text that is not at hand, a file that it adds. */
export function sarifFixOf({ title, edits, creates = [] }: FixResult, source: FixSource): Fix | null {
  const changes = edits.map(each => changeOf(each, source.text(each.file)));
  return creates.length > 0 || changes.length === 0 || changes.includes(null)
    ? null
    : { description: messageOf(title), artifactChanges: changes.filter(change => change !== null) };
}

function changeOf({ file, edits }: FileEdits, text: string | null): ArtifactChange | null {
  if (text === null || applyEdits(text, edits) === null) {
    return null;
  }
  const lines = lineStartsOf(text);
  return {
    artifactLocation: artifactOf(file),
    replacements: [...edits]
      .sort((a, b) => a.start - b.start)
      .map(edit => ({
        deletedRegion: regionOf(rangeOf(lines, edit)),
        insertedContent: { text: edit.text },
      })),
  };
}
