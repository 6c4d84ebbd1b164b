import type { SloFormat } from '../model/model.ts';
import { recogniseVersion } from './versions.ts';

const sloName = /\.slo\.(?:ya?ml|md)$/i;
const yamlName = /\.(?:ya?ml|json)$/i;
const markdownName = /\.(?:md|markdown)$/i;

/** True for the names that say themselves that an SLO is inside: `checkout.slo.yaml`, `.slo.yml`, `.slo.md`. */
export function isSloPath(path: string): boolean {
  return sloName.test(path);
}

/**
 * What a file holds, by a cheap look at its text without parsing it: the format of its first document that names one, also where the
 * version is unknown (the reader says so). null: nothing of ours. A file that only its name tells (`isSloPath`) gives null until its
 * text says what it is.
 */
export function detectSlo(path: string, text: string): SloFormat | null {
  if (markdownName.test(path)) {
    return isSloPath(path) || looksLikeMarkdownSlo(text) ? 'markdown' : null;
  }
  return yamlName.test(path) || !/\.[^/.]+$/.test(path) ? detectYaml(text) : null;
}

/** At the start of a line, in a list or in braces, whatever the quotes; inside of a block text it would be indented. */
const versionLine =
  /^\uFEFF?(?:- +|[ \t]*[[{][ \t{]*|[ \t]+(?="))?["']?(apiVersion|version)["']?[ \t]*:[ \t]+["']?([\w./-]+)/gim;

/** JSON, and YAML in its style, may have everything on one line, in any order, without a space. */
const flowStart = /^(?:\s|---)*[[{]/;
const versionInFlow =
  /[{,]\s*(?:["'](apiVersion|version)["']\s*:|(apiVersion|version)\s*:\s)\s*["']?([\w./-]+)/gi;

function detectYaml(text: string): SloFormat | null {
  return detectLines(text) ?? (flowStart.test(text) ? detectFlow(text) : null);
}

function detectFlow(text: string): SloFormat | null {
  for (const [, quoted, plain, version] of text.matchAll(versionInFlow)) {
    const recognised = recogniseVersion(keyOf(quoted ?? plain), version ?? '');
    if (recognised !== null) {
      return recognised.format;
    }
  }
  return null;
}

function keyOf(written: string | undefined): 'apiVersion' | 'version' {
  return written?.toLowerCase() === 'version' ? 'version' : 'apiVersion';
}

function detectLines(text: string): SloFormat | null {
  for (const match of text.matchAll(versionLine)) {
    const recognised = recogniseVersion(keyOf(match[1]), match[2] ?? '');
    if (recognised !== null) {
      return recognised.format;
    }
  }
  return null;
}

/** A heading that ends in SLO and a target in bold, as in `# Checkout SLO` and `**Target**: 99.9%`. */
function looksLikeMarkdownSlo(text: string): boolean {
  return /^#{1,3}[ \t].*\bSLOs?\b/im.test(text) && /^[ \t>*|-]*\*\*Target\b[^*\n]*\*\*/im.test(text);
}
