import { newSlo } from '../../slo/convert/new-document.ts';
import type { Io } from '../io.ts';
import type { Status } from '../usage.ts';
import { write } from './output.ts';
import type { NewRequest } from './requests.ts';

/** Writes a new document of a format. */
export function runNew({ format, output }: NewRequest, io: Io): Status {
  return write(io, newSlo(format), output);
}
