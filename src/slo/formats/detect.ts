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

function detectYaml(text: string): SloFormat | null {
  for (const match of text.matchAll(versionLine)) {
    const key = match[1]?.toLowerCase() === 'version' ? 'version' : 'apiVersion';
    const recognised = recogniseVersion(key, match[2] ?? '');
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
