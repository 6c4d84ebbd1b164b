import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { anthropic } from '../../../../src/review/catalog/cloud/anthropic.ts';
import { awsSdkV3, awsSdkV3Http2 } from '../../../../src/review/catalog/cloud/aws-sdk-v3.ts';
import { openai } from '../../../../src/review/catalog/cloud/openai.ts';
import { stripe } from '../../../../src/review/catalog/cloud/stripe.ts';
import { assertAnnotated } from '../annotated.ts';
import { callOf, defaultIn, effectIn, places, reach } from './reach.ts';

describe('catalog: openai and @anthropic-ai/sdk', () => {
  const positions: readonly (readonly [string, string])[] = [
    ['OpenAI.chat.completions.create', '1'],
    ['OpenAI.beta.chat.completions.parse', '1'],
    ['OpenAI.responses.create', '1'],
    ['OpenAI.embeddings.create', '1'],
    ['OpenAI.audio.transcriptions.create', '1'],
    ['OpenAI.beta.threads.create', '1'],
    ['OpenAI.beta.threads.runs.createAndPoll', '2'],
    ['OpenAI.beta.threads.messages.create', '2'],
    ['OpenAI.vectorStores.create', '1'],
    ['OpenAI.vectorStores.files.create', '2'],
    ['OpenAI.vectorStores.fileBatches.uploadAndPoll', '2'],
    ['OpenAI.uploads.parts.create', '2'],
    ['AzureOpenAI.images.generate', '1'],
    ['OpenAI.post', '1'],
    ['OpenAIApi.createChatCompletion', '1'],
    ['OpenAIApi.listModels', '0'],
    ['OpenAIApi.createTranscription', '6'],
    ['OpenAIApi.createImageEdit', '7'],
  ];
  for (const [path, expected] of positions) {
    it(`knows where ${path} takes its options`, () => {
      assert.equal(places(openai, path), expected);
    });
  }

  it('takes messages of Anthropic for no part of something else', () => {
    assert.equal(places(anthropic, 'Anthropic.messages.create'), '1');
    assert.equal(places(anthropic, 'Anthropic.beta.messages.stream'), '1');
    assert.equal(places(anthropic, 'Anthropic.messages.batches.create'), '1');
  });

  it('knows that signatures are checked without a request', () => {
    assert.equal(reach(openai, 'OpenAI.webhooks.unwrap').is, 'local');
    assert.equal(reach(anthropic, 'Anthropic.beta.webhooks.unwrap').is, 'local');
  });

  it('knows the default of ten minutes, which version 3 had not', () => {
    assert.equal(defaultIn(openai, 'request', '5.0.0').ms, 600_000);
    assert.equal(defaultIn(openai, 'v3', '3.3.0').ms, null);
    assert.equal(defaultIn(anthropic, 'request', '0.60.0').ms, 600_000);
  });

  it('judges real code', () =>
    assertAnnotated({
      'package.json': '{ "dependencies": { "openai": "3.3.0" } }',
      'a.ts': `
import { Configuration, OpenAIApi } from 'openai';
const bare = new OpenAIApi(new Configuration({ apiKey: key }));
await bare.createChatCompletion({ model, messages });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~ absent
await bare.createChatCompletion({ model, messages }, { timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
const based = new OpenAIApi(new Configuration({ baseOptions: { timeout: 7000 } }));
await based.createCompletion({ model });
//    ~~~~~~~~~~~~~~~~~~~~~~ present 7000 client
`,
    }));
});

describe('catalog: stripe', () => {
  const positions: readonly (readonly [string, string])[] = [
    ['Stripe.customers.create', '1'],
    ['Stripe.customers.list', '1'],
    ['Stripe.customers.search', '1'],
    ['Stripe.customers.retrieve', '2'],
    ['Stripe.paymentIntents.confirm', '2'],
    ['Stripe.customers.updateSource', '3'],
    ['Stripe.checkout.sessions.create', '1'],
    ['Stripe.checkout.sessions.listLineItems', '2'],
    ['Stripe.testHelpers.treasury.receivedCredits.create', '1'],
    ['Stripe.billingPortal.sessions.create', '1'],
    ['Stripe.balance.retrieve', '1'],
    ['Stripe.oauth.token', '1'],
    ['Stripe.rawRequest', '3'],
    // They begin like methods that set something.
    ['Stripe.setupIntents.create', '1'],
    ['Stripe.setupAttempts.list', '1'],
  ];
  for (const [path, expected] of positions) {
    it(`knows where ${path} takes its options`, () => {
      assert.equal(places(stripe, path), expected);
    });
  }

  it('knows what stays in the process', () => {
    for (const path of [
      'webhooks.constructEvent',
      'oauth.authorizeUrl',
      'setMaxNetworkRetries',
      'getApiField',
    ]) {
      assert.equal(reach(stripe, `Stripe.${path}`).is, 'local', path);
    }
  });

  it('knows the default of 80 s, and that version 7 had none', () => {
    assert.equal(defaultIn(stripe, 'request', '8.0.0').ms, 80_000);
    assert.equal(defaultIn(stripe, 'request', '23.1.0').ms, 80_000);
    assert.equal(defaultIn(stripe, 'request', '7.63.1').ms, null);
  });

  it('tells from 22 on options from parameters by their place', () => {
    const [retrieve] = callOf(stripe, 'Stripe.customers.retrieve').misplaced ?? [];
    assert.deepEqual([retrieve?.argument, retrieve?.versions], [1, '>=22.0.0']);
  });
});

describe('catalog: aws-sdk-v3', () => {
  it('knows that a request timeout only warns from @smithy/node-http-handler 4.4 on', () => {
    const [current, former] = ['4.4.0', '4.3.0'].map(version =>
      awsSdkV3.timeouts.send?.options.find(
        ({ path, versions }) =>
          path === 'requestHandler.requestTimeout' &&
          versions === (version === '4.4.0' ? '>=4.4.0' : '<4.4.0'),
      ),
    );
    assert.deepEqual(current?.needs, {
      path: 'requestHandler.throwOnRequestTimeout',
      value: true,
      otherwise: 'ignored',
    });
    assert.equal(former?.needs, undefined);
    assert.equal(effectIn(awsSdkV3Http2, 'send', 'requestHandler.requestTimeout', '4.14.2'), 'bounds');
  });

  it('knows since when a call takes a request timeout', () => {
    assert.equal(effectIn(awsSdkV3, 'send', 'requestTimeout', '4.0.4'), 'ignored');
    assert.equal(effectIn(awsSdkV3, 'send', 'requestTimeout', '4.1.0'), 'bounds');
  });

  it('takes classes, types and enumerations of a client for no clients', () => {
    for (const name of ['NoSuchKeyException', 'ObjectCannedACL', 'PutObjectCommandInput']) {
      assert.notEqual(awsSdkV3.exports[name]?.is, 'maker', name);
    }
    assert.equal(reach(awsSdkV3, 'S3.getObject').is, 'call');
    assert.equal(reach(awsSdkV3, 'S3Client.send').is, 'call');
    assert.equal(reach(awsSdkV3, 'S3Client.middlewareStack').is, 'local');
  });

  it('judges real code', () =>
    assertAnnotated({
      'package.json':
        '{ "dependencies": { "@aws-sdk/client-s3": "3.900.0", "@smithy/node-http-handler": "4.4.0" } }',
      'a.ts': `
import { GetObjectCommand, S3, S3Client, paginateListObjectsV2, waitUntilObjectExists } from '@aws-sdk/client-s3';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Upload } from '@aws-sdk/lib-storage';
import { NodeHttpHandler } from '@smithy/node-http-handler';
const s3 = new S3Client({});
await s3.send(new GetObjectCommand({ Bucket, Key }));
//    ~~~~~~~ absent
await s3.send(new GetObjectCommand({ Bucket, Key }), { abortSignal: AbortSignal.timeout(500) });
//    ~~~~~~~ present 500 call
await s3.send(new GetObjectCommand({ Bucket, Key }), { requestTimeout: 500 });
//    ~~~~~~~ ineffective (ignored)
const warned = new S3Client({ requestHandler: { requestTimeout: 500 } });
await warned.send(new GetObjectCommand({ Bucket, Key }));
//    ~~~~~~~~~~~ ineffective (ignored)
const firm = new S3Client({ requestHandler: new NodeHttpHandler({ requestTimeout: 500, throwOnRequestTimeout: true }) });
await firm.send(new GetObjectCommand({ Bucket, Key }));
//    ~~~~~~~~~ present 500 client
const all = new S3({ requestTimeout: 500 });
await all.getObject({ Bucket, Key });
//    ~~~~~~~~~~~~~ ineffective (ignored)
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: { socketTimeout: 900 } }));
await documents.send(new PutCommand({ TableName, Item }));
//    ~~~~~~~~~~~~~~ present 900 client
await DynamoDBDocument.from(new DynamoDBClient({})).get({ TableName, Key });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket })) {}
//                       ~~~~~~~~~~~~~~~~~~~~~ absent
await waitUntilObjectExists({ client: s3, maxWaitTime: 60 }, { Bucket, Key });
//    ~~~~~~~~~~~~~~~~~~~~~ present 60000 call
await new Upload({ client: firm, params: { Bucket, Key, Body } }).done();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
`,
    }));
});
