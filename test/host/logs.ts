import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const linesPerFile = 40;

/**
 * The last lines of every log file below a server's data folder (server, extension host, output channels), the file
 * that changed last at the end.
 */
export async function collectLogs(dataDir: string): Promise<string> {
  const folder = path.join(dataDir, 'data', 'logs');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const file = path.join(entry.parentPath, entry.name);
        return { file, changed: (await stat(file)).mtimeMs };
      }),
  );
  files.sort((a, b) => a.changed - b.changed);
  const tails = await Promise.all(files.map(({ file }) => tailOf(file, path.relative(folder, file))));
  return tails.filter(tail => tail !== '').join('\n');
}

async function tailOf(file: string, title: string): Promise<string> {
  const text = (await readFile(file, 'utf8')).trimEnd();
  return text === '' ? '' : `--- ${title}\n${text.split('\n').slice(-linesPerFile).join('\n')}`;
}
