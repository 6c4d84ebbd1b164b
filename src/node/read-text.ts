import { closeSync, constants, openSync, readSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { codeOf, messageOf, type Failure } from './failure.ts';

/** A text, `missing` (which is an answer too), or why there is none. */
export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** Read without waiting: a pipe that nobody writes to must not stop the review. Windows does not have the flag. */
const flags = constants.O_RDONLY | ('O_NONBLOCK' in constants ? constants.O_NONBLOCK : 0);

/** UTF-8 takes at most three bytes for a UTF-16 code unit. */
const maxBytesPerUnit = 3;

/** One buffer for all: reading 4,900 files takes 35 ms so, and 60 ms with a `stat` for each; reads in parallel 110 ms and more. */
const shared = Buffer.allocUnsafeSlow(4 * 1024 * 1024);

/**
 * Reads a text as a person would see it in an editor: UTF-8, or UTF-16 with its mark; marks are left out.
 * `path` is absolute. A file that must hold more than `limit` UTF-16 code units is skipped without reading it all.
 */
export function readText(path: string, limit: number): TextRead {
  let bytes: Buffer | null;
  try {
    bytes = readBytes(path, limit * maxBytesPerUnit);
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'missing' }
      : failed({ kind: 'unreadable', message: `The file cannot be read: ${messageOf(error)}` });
  }
  return bytes === null ? failed({ kind: 'skipped', reason: tooLarge(limit) }) : decode(bytes);
}

/** The text of some bytes, for texts that do not come from a file. */
export function decode(bytes: Buffer): TextRead {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return utf16(bytes.subarray(2));
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return utf16(bytes.length % 2 === 0 ? Buffer.from(bytes.subarray(2)).swap16() : bytes.subarray(2));
  }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = bytes.toString('utf8', marked ? 3 : 0);
  if (text.includes('\0')) {
    return failed({ kind: 'skipped', reason: 'binary' });
  }
  if (text.includes('\uFFFD') && !isUtf8(bytes)) {
    const line = text.slice(0, text.indexOf('\uFFFD')).split(/\r\n?|\n/).length;
    return failed({ kind: 'encoding', message: `Not UTF-8 (see line ${String(line)}); save it as UTF-8` });
  }
  return { kind: 'text', text };
}

/** The bytes of a text in the encoding, and with the mark, of others that `decode` takes. */
export function encodeLike(bytes: Buffer, text: string): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return Buffer.from(`\uFEFF${text}`, 'utf16le');
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return Buffer.from(marked ? `\uFEFF${text}` : text);
}

function utf16(bytes: Buffer): TextRead {
  if (bytes.length % 2 !== 0) {
    return failed({ kind: 'encoding', message: 'Marked as UTF-16, but cut short; save it as UTF-8' });
  }
  return { kind: 'text', text: bytes.toString('utf16le') };
}

/** The bytes, valid until the next call; null above the limit. */
function readBytes(path: string, limit: number): Buffer | null {
  const descriptor = openSync(path, flags);
  try {
    let buffer = shared;
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, null);
      length += read;
      if (length > limit) {
        return null;
      }
      if (read === 0) {
        return buffer.subarray(0, length);
      }
      if (length === buffer.length) {
        buffer = Buffer.concat([buffer], buffer.length * 2);
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

function failed(failure: Failure): TextRead {
  return { kind: 'failure', failure };
}

function tooLarge(limit: number): string {
  return `larger than ${limit.toLocaleString('en-US')} characters`;
}
