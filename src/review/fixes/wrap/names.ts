import type { OutboundCall } from '../../analysis/call.ts';

const reserved = /^(?:api|www|rest|graphql|localhost|service|services|internal|http|https|db|\d+)$/;

/**
 * What a dependency is called in a name: `payments` of `http:payments.internal`, `stripe` of `stripe:client`. Camel case; never empty.
 */
export function wordOf({ dependency, library }: Pick<OutboundCall, 'dependency' | 'library'>): string {
  const name = dependency.startsWith(`${library.id}:`) ? dependency.slice(library.id.length + 1) : '';
  const isPlace = /[/\\]|:\d+$/.test(name) && !/^[\w.-]+:\d+$/.test(name);
  const [host = ''] = name.split(':');
  const labels = isPlace ? [] : host.split('.').filter(label => label !== '' && !reserved.test(label));
  const [word = ''] = labels;
  return camel(word) || camel(library.id.replace(/^@/, '').replaceAll(/-(?:sdk|v\d+)\b/g, '')) || 'remote';
}

function camel(text: string): string {
  const words = text.split(/[^\p{L}\d]+/u).filter(word => word !== '');
  const joined = words
    .map(
      (word, index) =>
        (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join('');
  return joined.replace(/^\d+/, '');
}
