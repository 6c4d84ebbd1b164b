/** The ways in which a call stands in the code, by what is done with what it gives. */
export const shapes = {
  'an awaited call': `export async function order(id: string) {
  const response = await fetch(\`https://orders.example.com/\${id}\`);
  return response.json();
}
`,
  'a returned promise': `export function order(id: string): Promise<Response> {
  return fetch(\`https://orders.example.com/\${id}\`);
}
`,
  'a chain': `export function order(id: string): Promise<unknown> {
  return fetch(\`https://orders.example.com/\${id}\`).then(response => response.json());
}
`,
  'the body of an arrow': `export const order = (id: string) => fetch(\`https://orders.example.com/\${id}\`);
`,
  'a class field': `export class Orders {
  readonly base = 'https://orders.example.com';
  readonly order = async (id: string) => await fetch(\`\${this.base}/\${id}\`);
}
`,
  'one of several at once': `export async function order(id: string, url: string) {
  const [one, other] = await Promise.all([fetch(\`https://orders.example.com/\${id}\`), fetch(url)]);
  return [await one.json(), await other.json()];
}
`,
} as const;

export type ShapeName = keyof typeof shapes;

export const shapeNames = Object.keys(shapes) as readonly ShapeName[];

export type Language = 'TypeScript' | 'ESM JavaScript' | 'CommonJS';

export const languages: readonly Language[] = ['TypeScript', 'ESM JavaScript', 'CommonJS'];

export const extensions: Readonly<Record<Language, string>> = {
  TypeScript: '.ts',
  'ESM JavaScript': '.js',
  CommonJS: '.js',
};

/** A shape, as it is written in a language. */
export function written(shape: ShapeName, language: Language): string {
  const source = shapes[shape];
  if (language === 'TypeScript') {
    return source;
  }
  const plain = source.replaceAll(/: (?:string|Promise<\w+>)/g, '').replaceAll('readonly ', '');
  if (language === 'ESM JavaScript') {
    return plain;
  }
  const name = plain.includes('Orders') ? 'Orders' : 'order';
  return `'use strict';\n\n${plain.replace('export ', '')}\nmodule.exports = { ${name} };\n`;
}
