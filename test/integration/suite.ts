import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** What VS Code calls: runs the tests beside this file. Rejects where one has failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 30_000, reporter: process.env.FAULTLINE_REPORTER ?? 'spec' });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) {
      mocha.addFile(path.join(__dirname, file));
    }
  }
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) {
    throw new Error(`${String(failures)} tests have failed`);
  }
}
