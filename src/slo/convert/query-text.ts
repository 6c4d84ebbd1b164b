import { paragraph, type YamlValue, yamlOf } from '../edits/yaml-text.ts';

/** A query as YAML: of several lines as a block. */
export function queryText(query: string): YamlValue {
  return query.trim().includes('\n') ? paragraph(query) : yamlOf(query.trim());
}

/** A sum of series, kept apart by labels. */
export function aggregated(inner: string, by: readonly string[]): string {
  return by.length === 0 ? `sum(${inner})` : `sum by (${by.join(', ')}) (${inner})`;
}
