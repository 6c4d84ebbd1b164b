/**
 * Draws without putting back. The same seed, list and count give the same draw, on every machine and version of Node.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {number} count How many; the whole list in the order of the draw where it is shorter.
 * @param {number} seed A whole number from 0 to 2^32 - 1.
 * @returns {readonly T[]}
 */
export function draw(list, count, seed) {
  const random = generator(seed);
  const left = [...list];
  const drawn = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn;
}

/**
 * A sequence of 32-bit xorshift numbers (Marsaglia 2003, shifts 13, 17, 5). A seed is spread over all bits first, so that
 * neighbouring seeds start apart, and 0, from which the sequence would never leave, becomes another number.
 *
 * @param {number} seed
 * @returns {() => number} The next number, from 0 to below 1.
 */
function generator(seed) {
  let state = Math.imul((seed >>> 0) ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
