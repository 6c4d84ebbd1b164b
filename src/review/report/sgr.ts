/** How a piece of text looks on a terminal. */
export type Style = 'bold' | 'dim' | 'underline' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan';

export type Paint = (style: Style, text: string) => string;

/** Select Graphic Rendition: what switches each style on and off again (ECMA-48, 8.3.117). */
const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};

const escape = '\u001b[';

/** Paints text, or leaves it as it is. Whether the terminal has colours is the caller's to know. */
export function painter(colour: 'on' | 'off'): Paint {
  if (colour === 'off') {
    return (_style, text) => text;
  }
  return (style, text) => {
    const [on, off] = codes[style];
    return text === '' ? text : `${escape}${String(on)}m${text}${escape}${String(off)}m`;
  };
}

/** Names and messages come from files of strangers: what would steer a terminal is shown instead of obeyed. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}
