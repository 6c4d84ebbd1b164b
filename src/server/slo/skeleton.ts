import type { Key, KeyValue } from './keys/index.ts';

/** Text that means itself in a snippet. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\$}]/g, String.raw`\$&`);
}

/** A key with everything that it must have, as a snippet: what is to be filled in are its stops. */
export function skeletonOf(key: Key): string {
  const stops = new Stops();
  return linesOf(key, '', stops).join('\n');
}

/** A key within braces, where all stands in one line: what a key must have is offered once its own braces are there. */
export function flowSkeletonOf(key: Key): string {
  switch (key.value.kind) {
    case 'object':
    case 'names':
      return `${key.name}: { $1 }`;
    case 'list':
      return `${key.name}: [$1]`;
    case 'truth':
    case 'choice':
    case 'text':
    case 'number':
      return skeletonOf(key);
  }
}

class Stops {
  private count = 0;

  next(text = ''): string {
    this.count += 1;
    return text === '' ? `$${String(this.count)}` : `\${${String(this.count)}:${escaped(text)}}`;
  }

  choice(of: readonly string[]): string {
    this.count += 1;
    const words = of.map(word => word.replaceAll(/[\\$},|]/g, String.raw`\$&`));
    return `\${${String(this.count)}|${words.join(',')}|}`;
  }
}

function linesOf({ name, value, offers }: Key, indent: string, stops: Stops): readonly string[] {
  switch (value.kind) {
    case 'object':
      return [`${indent}${name}:`, ...fieldsOf(value, `${indent}  `, stops)];
    case 'list': {
      const [first = `${indent}    ${stops.next()}`, ...rest] = fieldsOf(value.item, `${indent}    `, stops);
      return [`${indent}${name}:`, `${indent}  - ${first.slice(indent.length + 4)}`, ...rest];
    }
    case 'names':
      return [`${indent}${name}:`, `${indent}  ${stops.next('name')}: ${stops.next('value')}`];
    case 'truth':
      return [`${indent}${name}: ${stops.choice(['true', 'false'])}`];
    case 'choice':
      return [
        `${indent}${name}: ${value.of.length === 1 ? escaped(value.of[0]?.value ?? '') : stops.choice(value.of.map(each => each.value))}`,
      ];
    case 'text':
    case 'number':
      return [`${indent}${name}: ${stops.next(offers[0]?.value ?? '')}`];
  }
}

/** What must stand in an object; where nothing must, a place to write. */
function fieldsOf(value: KeyValue, indent: string, stops: Stops): readonly string[] {
  if (value.kind !== 'object') {
    return [`${indent}${stops.next()}`];
  }
  const must = value.keys.filter(({ need }) => need === 'required');
  return must.length === 0 ? [`${indent}${stops.next()}`] : must.flatMap(key => linesOf(key, indent, stops));
}
