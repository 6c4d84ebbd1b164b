/** Imported first by every script: stops with one sentence on a Node that cannot run TypeScript files by itself. */
const needed = /** @type {const} */ ([22, 18]);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `This script needs Node ${needed.join('.')} or later and runs on ${process.versions.node}; ` +
      'start it with `npm run` after `npm ci`, which brings a Node of its own.\n',
  );
  process.exit(1);
}
