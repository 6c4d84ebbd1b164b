import type { ClientSite } from '../analysis/call.ts';
import { type Deadline, filled, spoken } from './deadline.ts';
import type { Written } from './native.ts';
import { firstLeaf, printProperty, treeOf } from './option-tree.ts';

/** `Add a 5 s timeout (`timeout` on the call)`. */
export function addTitle(written: Written, deadline: Deadline): string {
  const { fix, job } = written;
  const option = fix.shape?.kind === 'prepend' ? fix.shape.imports : firstLeaf(treeOf(fix.set)).path;
  const how = job.made.find(signal => signal.how !== 'timeout')?.how;
  switch (how) {
    case 'any':
      return `Add a ${spoken(deadline)} timeout beside \`${option}\` (\`AbortSignal.any\`)`;
    case 'controller':
      return `Add a ${spoken(deadline)} timeout (\`AbortController\` with a timer)`;
    default:
      return `Add a ${spoken(deadline)} timeout (\`${option}\` on the call)`;
  }
}

/** `Add a 5 s timeout to `http`, for its 7 calls`. */
export function clientTitle(client: ClientSite, calls: number, deadline: Deadline): string {
  const which =
    client.name === null ? `the client in ${client.file}:${String(client.place.line)}` : `\`${client.name}\``;
  return `Add a ${spoken(deadline)} timeout to ${which}, for its ${calls === 1 ? 'call' : `${String(calls)} calls`}`;
}

/** `Replace the ignored `timeout` by `signal: AbortSignal.timeout(5000)``. */
export function replaceTitle(
  kind: 'ignored' | 'refused',
  option: string,
  written: Written,
  deadline: Deadline,
): string {
  const now = standing(written, deadline);
  return firstLeaf(treeOf(written.fix.set)).path === option
    ? `Move \`${now}\` into the options`
    : `Replace the ${kind} \`${option}\` by \`${now}\``;
}

/** `Make `requestTimeout` work, with `throwOnRequestTimeout: true``. */
export function supportTitle(option: string, written: Written, deadline: Deadline): string {
  const other = Object.entries(written.fix.set).find(([path]) => path !== option);
  const last = (path: string): string => path.split('.').at(-1) ?? path;
  return other === undefined
    ? addTitle(written, deadline)
    : `Make \`${last(option)}\` work, with \`${last(other[0])}: ${filled(other[1], deadline)}\``;
}

/** What will stand there, as short as it can be said. */
function standing(written: Written, deadline: Deadline): string {
  const { fix, job } = written;
  const [made] = job.made;
  if (fix.shape?.kind === 'prepend') {
    return `${fix.shape.imports}(…)`;
  }
  const { path, expression } = firstLeaf(treeOf(fix.set));
  const text = filled(
    expression.replaceAll('$signal', () => made?.expression ?? ''),
    deadline,
  );
  if (text.length > 60) {
    return path;
  }
  const [entry] = treeOf({ [path]: text }).entries;
  return entry === undefined ? path : printProperty(entry[0], entry[1], job.sheet.style, '', false);
}
