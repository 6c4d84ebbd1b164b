/** How a text is written, as far as an inserted piece must know. */
export interface Style {
  readonly quote: '"' | "'";
  readonly semicolon: ';' | '';
  /** One level of indentation. */
  readonly indent: string;
  readonly eol: '\n' | '\r\n';
}

/** So much of a text shows how it is written, in UTF-16 code units; fixes are titled at every keystroke. */
const enough = 16_384;

/** Reads the style of a source text: by majority of its beginning, and where nothing speaks `'`, `;`, two spaces and LF. */
export function styleOf(whole: string): Style {
  const text =
    whole.length > enough ? whole.slice(0, Math.max(enough, whole.indexOf('\n', enough) + 1)) : whole;
  return { quote: quoteOf(text), semicolon: semicolonOf(text), indent: indentOf(text), eol: eolOf(text) };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Module specifiers tell best, for nothing in them needs an escape; then every short literal on one line. */
function quoteOf(text: string): '"' | "'" {
  const imports = /(?:\bfrom|\bimport|\brequire\()\s*"/g;
  const single = /(?:\bfrom|\bimport|\brequire\()\s*'/g;
  const difference = count(text, imports) - count(text, single);
  if (difference !== 0) {
    return difference > 0 ? '"' : "'";
  }
  return count(text, /"[^"'\r\n]*"/g) > count(text, /'[^"'\r\n]*'/g) ? '"' : "'";
}

/** Lines that end a statement for sure: a closed call, a literal or a name, after a keyword that begins one. */
function semicolonOf(text: string): ';' | '' {
  const statement =
    /^[ \t]*(?:import|export \{|export \*|const|let|var|return|throw|await)\b[^\r\n]*?(?:[)\]}'"`\w])(;?)[ \t]*(?:\/\/[^\r\n]*)?$/gm;
  let withIt = 0;
  let without = 0;
  for (const match of text.matchAll(statement)) {
    if (match[1] === ';') {
      withIt++;
    } else {
      without++;
    }
  }
  return without > withIt ? '' : ';';
}

/** The smallest step by which a line is further in than the one before. */
function indentOf(text: string): string {
  const steps = new Map<number, number>();
  let tabs = 0;
  let spaces = 0;
  let before = 0;
  for (const match of text.matchAll(/^([ \t]*)[^\s*]/gm)) {
    const lead = match[1] ?? '';
    if (lead.startsWith('\t')) {
      tabs++;
    } else if (lead !== '') {
      spaces++;
    }
    const step = lead.length - before;
    before = lead.length;
    if (step > 1 && step <= 8) {
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
  }
  if (tabs > spaces) {
    return '\t';
  }
  const best = [...steps].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return ' '.repeat(best?.[0] ?? 2);
}

function eolOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}
