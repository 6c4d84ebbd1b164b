/**
 * The candidate that was probably meant: one that begins like the word (`warn` → `warning`) or lies within two slips of it,
 * a third of its length at most. Null where none is near.
 */
export function closest(word: string, candidates: readonly string[]): string | null {
  const lower = word.toLowerCase();
  const prefixed = candidates.filter(
    candidate => lower.length >= 3 && candidate.toLowerCase().startsWith(lower),
  );
  if (prefixed.length === 1) {
    return prefixed[0] ?? null;
  }
  const allowed = Math.min(2, Math.floor(Math.max(word.length, 3) / 3));
  let best: string | null = null;
  let least = allowed + 1;
  for (const candidate of candidates) {
    const slips =
      Math.abs(candidate.length - word.length) > allowed ? least : distance(lower, candidate.toLowerCase());
    if (slips < least) {
      best = candidate;
      least = slips;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const plain = Math.min(
        cell(rows, i - 1, j) + 1,
        (row[j - 1] ?? 0) + 1,
        cell(rows, i - 1, j - 1) + cost,
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(swapped ? Math.min(plain, cell(rows, i - 2, j - 2) + 1) : plain);
    }
    rows.push(row);
  }
  return cell(rows, a.length, b.length);
}

function cell(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
