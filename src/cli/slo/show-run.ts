import { hasColour, type Io } from '../io.ts';
import { giveUp, status, type Status } from '../usage.ts';
import { configurationOf } from './configuration.ts';
import { documentsOf } from './documents.ts';
import { failuresOf, linkedFilesOf } from './reading.ts';
import type { ShowRequest } from './requests.ts';
import { toSloReport } from './show-json.ts';
import { toSloText } from './show-text.ts';
import { type Shown, shownOf } from './shown.ts';

/** Shows what the SLOs of some documents come to, and tells the exit status. */
export async function runShow({ paths, format }: ShowRequest, io: Io): Promise<Status> {
  const documents = await documentsOf(io, { kind: 'paths', paths });
  if (typeof documents === 'string') {
    return giveUp(io, documents);
  }
  const configuration = configurationOf(documents);
  const shown = linkedFilesOf(documents).map(file => shownOf(file, configuration.of(file.path).settings));
  const all: Shown = {
    slos: shown.flatMap(({ slos }) => slos),
    problems: [
      ...documents.problems,
      ...failuresOf(documents.asked),
      ...shown.flatMap(each => each.problems),
    ],
  };
  io.stdout.write(format === 'json' ? `${JSON.stringify(toSloReport(all), null, 2)}\n` : textOf(all, io));
  return all.problems.length === 0 ? status.fine : status.findings;
}

function textOf(shown: Shown, io: Io): string {
  return toSloText(shown, {
    colour: hasColour(io.stdout, io.env) ? 'on' : 'off',
    width: io.stdout.isTerminal ? io.stdout.columns : null,
  });
}
