import type { Problem } from '../../base/problem.ts';
import { defaultSloSettings } from '../../base/slo-settings.ts';
import { convertSlo } from '../../slo/convert/convert.ts';
import type { Io } from '../io.ts';
import { giveUp, status, type Status } from '../usage.ts';
import { type Documents, documentsOf } from './documents.ts';
import { write } from './output.ts';
import { failuresOf, linkedFilesOf } from './reading.ts';
import type { ConvertRequest } from './requests.ts';
import { shownOf } from './shown.ts';

/** Writes a document in another format. What it cannot carry over is told on the standard error. */
export async function runConvert({ file, to, output }: ConvertRequest, io: Io): Promise<Status> {
  const documents = await documentsOf(io, { kind: 'paths', paths: file === null ? [] : [file] });
  if (typeof documents === 'string') {
    return giveUp(io, documents);
  }
  if (documents.asked.length !== 1) {
    return giveUp(io, `convert takes one document, and here are ${listed(documents)}`);
  }
  const [read] = linkedFilesOf(documents);
  const problems =
    read === undefined ? failuresOf(documents.asked) : shownOf(read, defaultSloSettings).problems;
  if (problems.length > 0 || read === undefined) {
    io.stderr.write(problems.map(problem => `faultline: ${lineOf(problem)}\n`).join(''));
    return status.findings;
  }
  const { text, notes } = convertSlo(read, to);
  if (text === '') {
    io.stderr.write(`faultline: There is no SLO in ${read.path}\n`);
    return status.findings;
  }
  const result = write(io, text, output);
  if (result === status.fine) {
    io.stderr.write(notes.map(note => `${note}\n`).join(''));
  }
  return result;
}

const mostNamed = 5;

function listed({ asked }: Documents): string {
  const names = asked.slice(0, mostNamed).map(({ file }) => file);
  const rest = asked.length - names.length;
  return `${names.join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
}

function lineOf({ file, range, message }: Problem): string {
  const at = range === null ? '' : `:${String(range.line)}:${String(range.column)}`;
  return `${file}${at}: ${message}`;
}
