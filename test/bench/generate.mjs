import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { between, pick, randomOf } from './random.mjs';

const nouns = [
  'order',
  'invoice',
  'customer',
  'product',
  'shipment',
  'coupon',
  'basket',
  'refund',
  'supplier',
  'review',
];
const verbs = ['load', 'find', 'create', 'update', 'archive', 'merge', 'count', 'export', 'check', 'send'];
const fields = [
  'id',
  'status',
  'total',
  'currency',
  'createdAt',
  'updatedAt',
  'email',
  'note',
  'quantity',
  'sku',
];
const capital = word => word[0].toUpperCase() + word.slice(1);

/**
 * Writes a monorepo that looks like one: services with routes, clients, queries and jobs, a web application, shared
 * packages, tests. The same seed gives the same files. About one file in six holds an outbound call, as in the
 * projects that the review is measured on.
 */
export function generate(folder, { files = 1200, seed = 7 } = {}) {
  const random = randomOf(seed);
  write(
    folder,
    'package.json',
    JSON.stringify({ name: 'generated', private: true, workspaces: ['packages/*'] }),
  );
  write(folder, 'package-lock.json', lockfile());
  write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, target: 'es2022' } }));
  mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
  for (let i = 0; i < files; i++) {
    const noun = nouns[i % nouns.length];
    const area = `packages/${noun}`;
    if (i < nouns.length) {
      write(folder, `${area}/package.json`, JSON.stringify({ name: `@generated/${noun}`, dependencies }));
      write(folder, `${area}/src/http.ts`, client());
    }
    const { name, text } = pick(random, kinds)(random, noun, i);
    write(folder, `${area}/src/${name}`, text);
  }
}

const dependencies = { axios: '^1.7.0', pg: '^8.11.0', express: '^4.19.0', react: '^18.3.0' };

/** How often each kind occurs is how often it stands here. */
const kinds = [
  service,
  component,
  component,
  component,
  helpers,
  helpers,
  types,
  types,
  test,
  test,
  reducer,
  component,
];

function service(random, noun, index) {
  const methods = Array.from({ length: between(random, 2, 6) }, (_, i) => {
    const name = `${pick(random, verbs)}${capital(noun)}${i}`;
    const body = pick(random, [
      `const { data } = await http.get(\`/${noun}s/\${id}\`, { params: { expand: true } });\n    return data;`,
      `const response = await fetch(\`\${baseUrl}/${noun}s/\${id}\`, { method: 'POST', body: JSON.stringify({ id }) });\n    return await response.json();`,
      `const { rows } = await pool.query('select * from ${noun}s where id = $1', [id]);\n    return rows[0] ?? null;`,
    ]);
    return `  /** ${capital(pick(random, verbs))}s one ${noun}, or says why it cannot. */\n  async ${name}(id: string): Promise<unknown> {\n    this.log.debug('${name}', { id });\n    ${body}\n  }\n`;
  });
  return {
    name: `services/${noun}-${index}.service.ts`,
    text: `import { Pool } from 'pg';\nimport { http } from '../http';\nimport { format${capital(noun)} } from '../helpers/${noun}-${index}.helpers';\n\nconst pool = new Pool({ connectionString: process.env.DATABASE_URL });\nconst baseUrl = process.env.${noun.toUpperCase()}_URL ?? 'http://${noun}.internal';\n\nexport class ${capital(noun)}${index}Service {\n  constructor(private readonly log: { debug(message: string, detail: object): void }) {}\n\n${methods.join('\n')}}\n\n${plainFunctions(random, noun, 3)}export { format${capital(noun)} };\n`,
  };
}

function component(random, noun, index) {
  const name = `${capital(noun)}${pick(random, ['List', 'Card', 'Form', 'Panel'])}${index}`;
  const rows = Array.from({ length: between(random, 4, 14) }, () => {
    const field = pick(random, fields);
    return `      <div className="row row--${field}" onClick={() => setOpen(!open)}>\n        <label htmlFor="${field}">{t('${noun}.${field}')}</label>\n        <span>{open ? item.${field} : format(item.${field}, { style: 'short' })}</span>\n      </div>`;
  });
  return {
    name: `components/${name}.tsx`,
    text: `import React, { useMemo, useState } from 'react';\nimport { useTranslation } from 'react-i18next';\nimport type { ${capital(noun)} } from '../types/${noun}';\n\ninterface Props {\n  readonly item: ${capital(noun)};\n  readonly onChange?: (next: ${capital(noun)}) => void;\n}\n\nexport function ${name}({ item, onChange }: Props): React.ReactElement {\n  const { t } = useTranslation();\n  const [open, setOpen] = useState(false);\n  const total = useMemo(() => item.lines.reduce((sum, line) => sum + line.price * line.quantity, 0), [item.lines]);\n\n  return (\n    <section aria-label={t('${noun}.title')}>\n${rows.join('\n')}\n      <button type="button" onClick={() => onChange?.({ ...item, total })}>\n        {t('save')}\n      </button>\n    </section>\n  );\n}\n\nfunction format(value: unknown, options: { style: string }): string {\n  return options.style === 'short' ? String(value).slice(0, 20) : String(value);\n}\n`,
  };
}

function helpers(random, noun, index) {
  return {
    name: `helpers/${noun}-${index}.helpers.ts`,
    text: `import type { ${capital(noun)} } from '../types/${noun}';\n\nexport function format${capital(noun)}(item: ${capital(noun)}): string {\n  return [item.id, item.status, item.note].filter(Boolean).join(' · ');\n}\n\n${plainFunctions(random, noun, between(random, 4, 16))}`,
  };
}

function types(random, noun, index) {
  const list = Array.from({ length: between(random, 3, 9) }, (_, i) => {
    const lines = fields.map(
      field =>
        `  readonly ${field}${random() < 0.3 ? '?' : ''}: ${pick(random, ['string', 'number', 'Date', `'open' | 'closed'`])};`,
    );
    return `/** What the ${noun} service says of variant ${i}. */\nexport interface ${capital(noun)}${i} extends Partial<Record<'extra', unknown>> {\n${lines.join('\n')}\n}\n`;
  });
  return { name: `types/${noun}-${index}.ts`, text: list.join('\n') };
}

function test(random, noun, index) {
  const cases = Array.from(
    { length: between(random, 3, 10) },
    (_, i) =>
      `  it('${pick(random, verbs)}s ${noun} ${i}', () => {\n    const input = { id: '${i}', total: ${between(random, 1, 999)}, lines: [{ price: 3, quantity: ${i} }] };\n    expect(sum${capital(noun)}(input)).toEqual(${between(random, 1, 999)});\n  });\n`,
  );
  return {
    name: `__tests__/${noun}-${index}.test.ts`,
    text: `import { describe, expect, it } from 'vitest';\nimport { sum${capital(noun)} } from '../helpers/${noun}';\n\ndescribe('${noun} ${index}', () => {\n${cases.join('\n')}});\n`,
  };
}

function reducer(random, noun, index) {
  const cases = fields.map(
    field =>
      `    case '${noun}/${field}':\n      return { ...state, ${field}: action.payload, changes: state.changes + ${between(random, 1, 3)} };`,
  );
  return {
    name: `store/${noun}-${index}.reducer.ts`,
    text: `export interface State {\n  readonly [key: string]: unknown;\n  readonly changes: number;\n}\n\nexport function ${noun}Reducer(state: State, action: { type: string; payload: unknown }): State {\n  switch (action.type) {\n${cases.join('\n')}\n    default:\n      return state;\n  }\n}\n\n${plainFunctions(random, noun, 2)}`,
  };
}

function plainFunctions(random, noun, count) {
  return Array.from({ length: count }, (_, i) => {
    const field = pick(random, fields);
    return `export function ${pick(random, verbs)}${capital(noun)}${capital(field)}${i}(items: readonly { ${field}?: string; weight: number }[], limit = ${between(random, 1, 50)}) {\n  const kept = items.filter(item => item.${field} !== undefined && item.weight > limit);\n  const groups = new Map<string, number>();\n  for (const item of kept) {\n    const key = item.${field}?.trim().toLowerCase() ?? 'none';\n    groups.set(key, (groups.get(key) ?? 0) + item.weight * ${between(random, 2, 9)});\n  }\n  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, limit);\n}\n`;
  }).join('\n');
}

function client() {
  return `import axios from 'axios';\n\nexport const http = axios.create({ baseURL: process.env.API_URL, timeout: 4000 });\n`;
}

function lockfile() {
  const versions = { axios: '1.7.9', pg: '8.13.1', express: '4.21.2', react: '18.3.1' };
  const packages = Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]);
  return JSON.stringify(
    { name: 'generated', lockfileVersion: 3, packages: Object.fromEntries(packages) },
    null,
    2,
  );
}

function write(folder, file, text) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
