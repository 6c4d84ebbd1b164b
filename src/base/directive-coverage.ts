import type { Directive } from './directive.ts';
import { type LineStarts, positionAt } from './place.ts';

/** What a directive may hit: a finding or a call, by its lines and by where it begins. */
export interface Target {
  /** From 1; of a call those of its callee, its start and its statement. */
  readonly lines: readonly number[];
  readonly offset: number;
}

/** Which lines and regions the directives of a file reach; built once, as generated files may hold very many. */
export class Coverage {
  private readonly lines: LineStarts;
  private readonly files: readonly Directive[];
  private readonly regions: readonly Directive[];
  private readonly byLine = new Map<number, Directive[]>();
  /** The `enable`s by rule, `*` for those that name none, in the order of the text. */
  private readonly ends = new Map<string, Directive[]>();

  /** `directives`: in the order of the text. */
  constructor(directives: readonly Directive[], lines: LineStarts) {
    this.lines = lines;
    this.files = directives.filter(({ reach }) => reach === 'file');
    this.regions = directives.filter(({ reach }) => reach === 'region');
    for (const directive of directives.filter(({ reach }) => reach === 'end')) {
      rulesOf(directive).forEach(rule => {
        push(this.ends, rule, directive);
      });
    }
    this.aim(directives);
  }

  /** The directives that speak of the rule and reach the target. */
  hits(target: Target, rule: string): readonly Directive[] {
    const near = new Set(target.lines.flatMap(line => this.byLine.get(line) ?? []));
    const around = this.regions.filter(
      region =>
        region.fact.span.end <= target.offset &&
        names(region, rule) &&
        target.offset < this.endOf(region, rule),
    );
    return [...[...near, ...this.files].filter(directive => names(directive, rule)), ...around];
  }

  /** The line directives that reach a line, whatever they name. */
  onLine(line: number): readonly Directive[] {
    return this.byLine.get(line) ?? [];
  }

  /** The regions that an `enable` ends, for one rule at least. */
  endedBy(end: Directive): readonly Directive[] {
    const { start } = end.fact.span;
    return this.regions.filter(region => {
      const common =
        end.names.length === 0 ? rulesOf(region) : rulesOf(end).filter(rule => names(region, rule));
      return region.fact.span.end <= start && common.some(rule => this.endOf(region, rule) === start);
    });
  }

  /** Where a region ends for a rule (`*`: any): the start of the next `enable` that names it or none; else never. */
  private endOf(region: Directive, rule: string): number {
    const from = region.fact.span.end;
    return Math.min(startBehind(this.ends.get(rule), from), startBehind(this.ends.get('*'), from));
  }

  /** Enters the line directives under the lines that they mean. Those that stand below each other all mean the line below them. */
  private aim(directives: readonly Directive[]): void {
    let next: { readonly from: number; readonly target: number } | null = null;
    for (const directive of [...directives].reverse()) {
      const from = positionAt(this.lines, directive.fact.span.start).line;
      const to = positionAt(this.lines, directive.fact.span.end).line;
      if (directive.reach === 'line') {
        for (let line = from; line <= to; line++) {
          push(this.byLine, line, directive);
        }
      } else if (directive.reach === 'next-line') {
        push(this.byLine, to + 1, directive);
        const target: number = next?.from === to + 1 ? next.target : to + 1;
        if (target !== to + 1) {
          push(this.byLine, target, directive);
        }
        next = { from, target };
      }
    }
  }
}

/** True where the directive speaks of the rule: it names it, or names none. */
function names(directive: Directive, rule: string): boolean {
  return directive.names.length === 0 || directive.names.some(({ id }) => id === rule);
}

function rulesOf(directive: Directive): readonly string[] {
  return directive.names.length === 0 ? ['*'] : directive.names.map(({ id }) => id);
}

/** The start of the first directive behind an offset. */
function startBehind(directives: readonly Directive[] | undefined, offset: number): number {
  let low = 0;
  let high = directives?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((directives?.[middle]?.fact.span.start ?? Infinity) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return directives?.[low]?.fact.span.start ?? Infinity;
}

function push<K>(map: Map<K, Directive[]>, key: K, directive: Directive): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [directive]);
  } else {
    list.push(directive);
  }
}
