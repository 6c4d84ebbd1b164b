/**
 * What each room of `src` may import: the one table behind the lint rule and the project references.
 *
 * @typedef {object} Room
 * @property {readonly string[]} imports Rooms whose modules it may import.
 * @property {readonly string[]} [types] Rooms of which it may import types, and nothing that runs.
 * @property {'none' | 'entry' | 'all'} node Which of its files may import `node:*`: none, those named `node-*`, or all.
 */

const review = [
  'src/review/catalog',
  'src/review/analysis',
  'src/review/rules',
  'src/review/fixes',
  'src/review/config',
];

/** @type {Readonly<Record<string, Room>>} */
export const rooms = {
  'src/base': { imports: [], node: 'none' },
  'src/resilience/text': { imports: [], node: 'none' },
  'src/resilience': { imports: [], node: 'none' },
  'src/review/catalog': { imports: ['src/base'], node: 'none' },
  'src/review/analysis': { imports: ['src/base', 'src/review/catalog'], node: 'none' },
  'src/review/rules': { imports: ['src/base', 'src/review/catalog', 'src/review/analysis'], node: 'none' },
  'src/review/fixes': {
    imports: [
      'src/base',
      'src/resilience/text',
      'src/review/catalog',
      'src/review/analysis',
      'src/review/rules',
    ],
    node: 'none',
  },
  'src/review/config': {
    imports: ['src/base', 'src/review/catalog', 'src/review/rules'],
    types: ['src/review/analysis'],
    node: 'none',
  },
  'src/review': { imports: ['src/base', ...review], node: 'none' },
  'src/review/report': {
    imports: ['src/base', 'src/review/rules'],
    types: [...review, 'src/review'],
    node: 'none',
  },
  'src/slo': { imports: ['src/base'], node: 'none' },
  'src/protocol': { imports: [], types: ['src/base', 'src/review', 'src/slo'], node: 'none' },
  'src/node': { imports: ['src/base', 'src/review'], node: 'all' },
  'src/server': { imports: ['src/base', 'src/review', 'src/slo', 'src/protocol', 'src/node'], node: 'entry' },
  'src/cli': {
    imports: [
      'src/base',
      'src/review',
      'src/review/report',
      'src/slo',
      'src/protocol',
      'src/node',
      'src/server',
    ],
    node: 'all',
  },
  'src/webview': { imports: ['src/base', 'src/protocol', 'src/slo'], node: 'none' },
  'src/extension': { imports: ['src/base', 'src/protocol', 'src/slo'], node: 'all' },
};

/** The rooms that run anywhere: no Node, no browser, no editor. `src/resilience` sees what it declares of a platform itself. */
export const pureRooms = Object.keys(rooms).filter(
  room =>
    room === 'src/base' ||
    room === 'src/slo' ||
    room === 'src/resilience/text' ||
    /^src\/review(\/|$)/.test(room),
);

/**
 * The room that a file lives in: the deepest folder of the table that holds it. `src/review` has its own files only.
 *
 * @param {string} file Posix path from the root of the project.
 * @returns {string | null} null for a file outside every room.
 */
export function roomOf(file) {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  if (folder === 'src/review') {
    return folder;
  }
  const holds = (/** @type {string} */ room) => room !== 'src/review' && `${folder}/`.startsWith(`${room}/`);
  const holding = Object.keys(rooms).filter(holds);
  return holding.sort((a, b) => b.length - a.length)[0] ?? null;
}
