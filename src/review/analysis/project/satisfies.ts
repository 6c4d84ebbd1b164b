import semver from 'semver';
import type { LibraryVersion } from '../call.ts';

const options = { includePrerelease: true };
const known = new Map<string, 'yes' | 'no' | 'maybe'>();
const mostKnown = 5000;

/**
 * Whether a library's version lies in a semver range. `maybe`: no version is known, only a range is and it overlaps, or one of them
 * cannot be read.
 */
export function satisfies(version: LibraryVersion | null, range: string): 'yes' | 'no' | 'maybe' {
  if (version === null) {
    return 'maybe';
  }
  const key = `${version.version}\0${range}`;
  let answer = known.get(key);
  if (answer === undefined) {
    answer = compare(version.version, range);
    if (known.size >= mostKnown) {
      known.clear();
    }
    known.set(key, answer);
  }
  return answer;
}

function compare(version: string, range: string): 'yes' | 'no' | 'maybe' {
  if (semver.validRange(range) === null || semver.validRange(version) === null) {
    return 'maybe';
  }
  if (semver.valid(version) !== null) {
    return semver.satisfies(version, range, options) ? 'yes' : 'no';
  }
  if (semver.subset(version, range, options)) {
    return 'yes';
  }
  return semver.intersects(version, range, options) ? 'maybe' : 'no';
}
