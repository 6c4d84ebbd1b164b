import { h, type VNode } from '../dom/vnode.ts';
import { type TextKey, texts } from './texts.ts';

let translations: Readonly<Record<string, string>> = {};

/** Takes the texts of the person's language, by the English ones. What is missing stays English. */
export function translate(given: Readonly<Record<string, string>>): void {
  translations = given;
}

/** A text of the table, with its places filled. What is filled in is never read as part of the text. */
export function say(key: TextKey, ...values: readonly string[]): string {
  return filled(templateOf(key), values);
}

/** The same, with what stands between `**` strong. */
export function rich(key: TextKey, ...values: readonly string[]): readonly (VNode | string)[] {
  return templateOf(key)
    .split('**')
    .map((part, index) => {
      const text = filled(part, values);
      return index % 2 === 0 ? text : h('strong', {}, text);
    })
    .filter(part => part !== '');
}

function templateOf(key: TextKey): string {
  const english = texts[key];
  const translated = Object.hasOwn(translations, english) ? translations[english] : undefined;
  return translated ?? english;
}

function filled(template: string, values: readonly string[]): string {
  return template.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : say('and', names.slice(0, -1).join(', '), names.at(-1) ?? '');
}
