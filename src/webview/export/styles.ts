/** What the look of a drawing is made of. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-size',
  'font-weight',
] as const;

/** What a drawing outside of the page has no use for. */
const dropped = /^(?:class|role|tabindex|aria-.*|data-.*)$/;

/** A copy of a drawing that looks the same without the styles of the page. */
export function standalone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, original] of originals.entries()) {
    const target = copies[index];
    const style = getComputedStyle(original);
    for (const { name } of [...(target?.attributes ?? [])]) {
      if (dropped.test(name)) {
        target?.removeAttribute(name);
      }
    }
    for (const property of properties) {
      const value = style.getPropertyValue(property);
      const isPattern = property === 'fill' && (target?.getAttribute('fill') ?? '').startsWith('url(');
      if (value !== '' && !isPattern) {
        target?.setAttribute(property, value);
      }
    }
  }
  return copy;
}
