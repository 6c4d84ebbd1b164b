import { bodyAttributes } from '../protocol/slo-preview.ts';
import { connect } from './host/host.ts';
import { Page } from './page/page.ts';
import { translate } from './words/say.ts';

const { body } = document;
translate(stringsOf(body.getAttribute(bodyAttributes.strings)));
const host = connect();
const page = new Page(host, body, body.getAttribute(bodyAttributes.uri) ?? '');
window.addEventListener('message', event => page.receive(event.data));
window.addEventListener('error', event => {
  host.send({
    kind: 'log',
    level: 'error',
    message: `${event.message} (${event.filename}:${String(event.lineno)})`,
  });
});
host.send({ kind: 'ready' });

function stringsOf(json: string | null): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(json ?? '{}');
    const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
    return Object.fromEntries(entries.filter(([, text]) => typeof text === 'string'));
  } catch {
    return {};
  }
}
