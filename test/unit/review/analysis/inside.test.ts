import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

describe('an address within the document or the bundle', () => {
  it('makes no call that leaves the process', () =>
    assertAnnotated({
      'a.ts': `
export async function load(file: File, canvas: HTMLCanvasElement, name: string) {
  await fetch(URL.createObjectURL(file));
  const u = window.URL.createObjectURL(file);
  await fetch(u);
  await fetch(canvas.toDataURL('image/png'));
  const png = canvas.toDataURL('image/png');
  await fetch(png);
  await fetch(\`data:text/plain,\${name}\`);
  await fetch(new URL('./a.wasm', import.meta.url));
  await fetch(new URL(\`./fonts/\${name}.ttf\`, import.meta.url));
  const asset = new URL('/b.wasm', import.meta.url);
  await fetch(asset);
}
const toBlob = async (dataUrl: string) => (await fetch(dataUrl)).blob();
export const upload = async (objectUrl: string, image: { blobURL: string }) => [await fetch(objectUrl), await fetch(image.blobURL), toBlob];
`,
    }));

  it('is not meant by an address that leads elsewhere', () =>
    assertAnnotated({
      'a.ts': `
const baseUrl = process.env.BASE_URL;
export async function load(dataUrlOf: string, path: string, file: File | null) {
  await fetch(new URL(\`\${baseUrl}/fonts/a.ttf\`, import.meta.url));
  //    ~~~~~ absent
  await fetch(new URL('https://example.com/a.ttf', import.meta.url));
  //    ~~~~~ absent
  await fetch(new URL('//example.com/a.ttf', import.meta.url));
  //    ~~~~~ absent
  await fetch(new URL(path, import.meta.url));
  //    ~~~~~ absent
  await fetch(dataUrlOf);
  //    ~~~~~ absent
  await fetch(file ? URL.createObjectURL(file) : 'https://example.com/a');
  //    ~~~~~ absent
  const dataUrl = 'https://example.com/data';
  await fetch(dataUrl);
  //    ~~~~~ absent
}
`,
    }));
});
