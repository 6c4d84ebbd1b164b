import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

function withVersion(name: string, version: string | null): string {
  return JSON.stringify(version === null ? {} : { dependencies: { [name]: version } });
}

describe('the default of a library', () => {
  it('is that of the version that is installed', async () => {
    const text = (verdict: string): string => `
import Stripe from 'stripe';
const stripe = new Stripe('key');
export const load = () => stripe.charges.list();
//                        ~~~~~~~~~~~~~~~~~~~ ${verdict}
`;
    await assertAnnotated({
      'a.ts': text('present 80000 library'),
      'package.json': withVersion('stripe', '19.0.0'),
    });
    await assertAnnotated({
      'a.ts': text('absent'),
      'package.json': withVersion('stripe', '7.0.0'),
    });
    await assertAnnotated({ 'a.ts': text('unknown'), 'package.json': withVersion('stripe', '>=6.0.0') });
    await assertAnnotated({ 'a.ts': text('unknown'), 'package.json': withVersion('stripe', null) });
  });

  it('may be there from some version on', async () => {
    const text = (verdict: string): string => `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({ requestHandler: { requestTimeout: 100 } });
export const load = () => s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
//                        ~~~~~~~ ${verdict}
`;
    const installed = (version: string | null): string => withVersion('@smithy/node-http-handler', version);
    await assertAnnotated({ 'a.ts': text('ineffective (ignored)'), 'package.json': installed('4.4.0') });
    await assertAnnotated({ 'a.ts': text('present 100 client'), 'package.json': installed('4.0.0') });
    await assertAnnotated({ 'a.ts': text('unknown'), 'package.json': installed(null) });
  });
});
