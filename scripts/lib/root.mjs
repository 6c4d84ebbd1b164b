import path from 'node:path';

/** The folder of the project, absolute. */
export const root = path.resolve(import.meta.dirname, '..', '..');
