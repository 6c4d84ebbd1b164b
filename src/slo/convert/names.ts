/** A name as Kubernetes and OpenSLO take it: lower-case letters, digits and `-`, at most 63 characters. */
export function kubernetesName(name: string): string {
  const dashed = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return dashed === '' ? 'slo' : dashed;
}

/** A name as Sloth takes it: two characters or more, of letters, digits, `-`, `_` and `.`, the first and last of the former two. */
export function slothName(name: string): string {
  const plain = name
    .trim()
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[._-]+|[._-]+$/g, '');
  return plain.length > 1 ? plain : `${plain === '' ? 'slo' : plain}-slo`;
}

/** Names told apart by a number where they are equal. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map(name => {
    let unique = name;
    for (let number = 2; taken.has(unique); number++) {
      unique = `${name}-${String(number)}`;
    }
    taken.add(unique);
    return unique;
  });
}

/** A name as a title: `checkout-availability` is `Checkout availability`. */
export function titleOf(name: string): string {
  const words = name
    .split(/[-_.\s]+/)
    .filter(word => word !== '')
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
