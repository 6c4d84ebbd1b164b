import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

/** What the SDKs of Amazon, Google and Microsoft have by themselves, and what their options add. */
describe('catalog: clouds', () => {
  it('aws-sdk, version 2', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"aws-sdk":"2.1693.0"}}',
      'a.ts': `
import AWS from 'aws-sdk';
import S3 from 'aws-sdk/clients/s3';
const bare = new AWS.SQS();
await bare.sendMessage({ QueueUrl, MessageBody }).promise();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 120000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
bare.deleteMessage({ QueueUrl }, (error, data) => {});
// ~~~~~~~~~~~~~~~ present 120000 library
// ~~~~~~~~~~~~~~~ retry present 4 library
const firm = new S3({ httpOptions: { timeout: 5000 }, maxRetries: 0 });
await firm.getObject({ Bucket, Key }).promise();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 5000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const idle = new AWS.Lambda({ timeout: 5000 });
await idle.invoke({ FunctionName }).promise();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 120000 library (ignored)
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
await new AWS.DynamoDB.DocumentClient().get({ TableName, Key }).promise();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 120000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 11 library
firm.getSignedUrl('getObject', { Bucket, Key });
const unsent = firm.headObject({ Bucket, Key });
`,
    }));

  it('@google-cloud/storage', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@google-cloud/storage":"7.22.0"}}',
      'a.ts': `
import { Storage } from '@google-cloud/storage';
const bare = new Storage();
await bare.bucket('b').file('f').download();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
await bare.bucket('b').file('f').getMetadata({ timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
const firm = new Storage({ timeout: 5000, retryOptions: { autoRetry: false } });
await firm.bucket('b').exists();
//    ~~~~~~~~~~~~~~~~~~~~~~~ present 5000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await firm.bucket('b').upload('./a.txt');
//    ~~~~~~~~~~~~~~~~~~~~~~~ present 5000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~ retry absent
// 0 stands for the default.
const zero = new Storage({ retryOptions: { maxRetries: 0 } });
await zero.getBuckets();
//    ~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~ retry present client
firm.bucket('b').file('f').publicUrl();
`,
    }));

  it('clients over google-gax', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@google-cloud/secret-manager":"6.3.0"}}',
      'a.ts': `
import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { CloudTasksClient } from '@google-cloud/tasks';
const secrets = new SecretManagerServiceClient();
await secrets.accessSecretVersion({ name });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 30000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await secrets.getSecret({ name }, { timeout: 5000, retry: null });
//    ~~~~~~~~~~~~~~~~~ present 5000 call
//    ~~~~~~~~~~~~~~~~~ retry absent
await secrets.getSecret({ name, timeout: 5000 });
//    ~~~~~~~~~~~~~~~~~ present 30000 library (ignored)
//    ~~~~~~~~~~~~~~~~~ retry unknown
await new CloudTasksClient().createTask({ parent, task }, { retry: { retryCodes: [14] } });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 30000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present call call
secrets.secretPath('p', 's');
`,
    }));

  it('@google-cloud/pubsub', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@google-cloud/pubsub":"5.3.1"}}',
      'a.ts': `
import { PubSub } from '@google-cloud/pubsub';
const pubsub = new PubSub();
await pubsub.topic('t').publishMessage({ data });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 30000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 6 library
await pubsub.topic('t', { gaxOpts: { timeout: 3000 } }).publishMessage({ data });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 3000 client 30000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 6 library
await pubsub.topic('t').exists({ timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
pubsub.subscription('s').on('message', take);
// ~~~~~~~~~~~~~~~~~~~~~~~~ not-applicable
// ~~~~~~~~~~~~~~~~~~~~~~~~ retry not-applicable
`,
    }));

  it('googleapis, gaxios and google-auth-library', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"googleapis":"188.0.0","gaxios":"7.3.1"}}',
      'a.ts': `
import { google } from 'googleapis';
import { sheets } from '@googleapis/sheets';
import { request, Gaxios } from 'gaxios';
import { GoogleAuth, OAuth2Client } from 'google-auth-library';
const drive = google.drive({ version: 'v3', auth });
await drive.files.list({ q });
//    ~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~ retry present 4 library
await drive.files.create({ requestBody });
//    ~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~ retry absent
await drive.files.get({ fileId, timeout: 500 });
//    ~~~~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~~~~ retry present 4 library
await drive.files.list({ q }, { timeout: 500, retry: false });
//    ~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~ retry absent
const firm = google.gmail({ version: 'v1', auth, timeout: 7000 });
await firm.users.messages.send({ userId });
//    ~~~~~~~~~~~~~~~~~~~~~~~~ present 7000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await sheets({ version: 'v4', auth }).spreadsheets.values.update({ spreadsheetId }, { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
await request({ url });
//    ~~~~~~~ absent
//    ~~~~~~~ retry absent
await request({ url, timeout: 500, retry: true });
//    ~~~~~~~ present 500 call
//    ~~~~~~~ retry present call
await new Gaxios({ timeout: 4000 }).request({ url, method: 'POST' });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 4000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const oauth = new OAuth2Client(id, secret, redirect);
await oauth.getToken(code);
//    ~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~ retry unknown
await oauth.request({ url, timeout: 900 });
//    ~~~~~~~~~~~~~ present 900 call
//    ~~~~~~~~~~~~~ retry present 4 library
oauth.generateAuthUrl({ scope });
const client = await new GoogleAuth({ scopes }).getClient();
//                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await client.request({ url, method: 'POST', retry: false });
//    ~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~ retry absent
`,
    }));

  it('firestore, firebase-admin, firebase and bigquery', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@google-cloud/firestore":"8.7.1","firebase-admin":"13.10.0"}}',
      'a.ts': `
import { Firestore, FieldValue } from '@google-cloud/firestore';
import { getFirestore } from 'firebase-admin/firestore';
import { getAuth } from 'firebase-admin/auth';
import admin from 'firebase-admin';
import { getDoc, onSnapshot } from 'firebase/firestore';
import { BigQuery } from '@google-cloud/bigquery';
const db = new Firestore();
await db.collection('orders').doc(id).get();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 5 library
await db.collection('orders').where('state', '==', 'open').limit(5).get();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 5 library
await getFirestore().collection('orders').add({ at: FieldValue.serverTimestamp() });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 5 library
await db.runTransaction(async t => t.get(ref), { maxAttempts: 1 });
//    ~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~ retry absent
db.collection('orders').onSnapshot(show);
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ not-applicable
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry not-applicable
const batch = db.batch();
batch.set(ref, value);
await batch.commit();
//    ~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~ retry present 5 library
await getAuth().getUser(uid);
//    ~~~~~~~~~~~~~~~~~ present 25000 library
//    ~~~~~~~~~~~~~~~~~ retry present 5 library
await admin.messaging().send(message);
//    ~~~~~~~~~~~~~~~~~~~~~~ present 15000 library
//    ~~~~~~~~~~~~~~~~~~~~~~ retry present 5 library
await getAuth().createCustomToken(uid); // local
await getDoc(ref);
//    ~~~~~~ unknown
//    ~~~~~~ retry unknown
onSnapshot(ref, show);
// ~~~~~~~ not-applicable
// ~~~~~~~ retry not-applicable
const warehouse = new BigQuery();
await warehouse.query('select 1', { timeoutMs: 500 });
//    ~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~ retry present 4 library
await warehouse.dataset('d').table('t').insert(rows);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
await new BigQuery({ autoRetry: false }).query('select 1');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
    }));

  it('azure core', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@azure/keyvault-secrets":"4.11.2"}}',
      'a.ts': `
import { SecretClient } from '@azure/keyvault-secrets';
import { TableClient } from '@azure/data-tables';
import { DefaultAzureCredential } from '@azure/identity';
import { ComputeManagementClient } from '@azure/arm-compute';
const secrets = new SecretClient(url, new DefaultAzureCredential());
await secrets.getSecret('name');
//    ~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~ retry present 4 library
await secrets.getSecret('name', { abortSignal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~ retry present 4 library
await secrets.setSecret('name', 'value', { requestOptions: { timeout: 500 } });
//    ~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~ retry present 4 library
const once = TableClient.fromConnectionString(text, 'orders', { retryOptions: { maxRetries: 0 } });
await once.createEntity({ partitionKey, rowKey });
//    ~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~ retry absent
await new DefaultAzureCredential().getToken(scope, { abortSignal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
await new ComputeManagementClient(credential, id).virtualMachines.get('group', 'name');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
`,
    }));

  it('azure storage, messaging and cosmos', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@azure/storage-blob":"12.32.0"}}',
      'a.ts': `
import { BlobServiceClient } from '@azure/storage-blob';
import { ServiceBusClient } from '@azure/service-bus';
import { EventHubProducerClient } from '@azure/event-hubs';
import { CosmosClient } from '@azure/cosmos';
const blobs = BlobServiceClient.fromConnectionString(text);
const blob = blobs.getContainerClient('c').getBlockBlobClient('b');
await blob.upload(body, 3);
//    ~~~~~~~~~~~ absent
//    ~~~~~~~~~~~ retry present 4 library
await blob.uploadData(body, { abortSignal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~ retry present 4 library
await blob.download(0, undefined, { requestOptions: { timeout: 500 } });
//    ~~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~~ retry present 4 library
const patient = new BlobServiceClient(url, credential, { retryOptions: { tryTimeoutInMs: 500, maxTries: 1 } });
await patient.getContainerClient('c').createIfNotExists();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const bus = new ServiceBusClient(text);
await bus.createSender('q').sendMessages({ body });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
await bus.createReceiver('q').receiveMessages(5);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ not-applicable
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry not-applicable
await new EventHubProducerClient(text, { retryOptions: { timeoutInMs: 500, maxRetries: 0 } }).sendBatch(batch);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const cosmos = new CosmosClient({ endpoint, key });
await cosmos.database('d').container('c').items.create({ id });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 10 library
await cosmos.database('d').container('c').items.query('select 1').fetchAll();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 10 library
await new CosmosClient({ endpoint, key, connectionPolicy: { requestTimeout: 900 } }).database('d').container('c').item(id, key).read();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 10 library
`,
    }));

  it('options that are set for all clients', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"aws-sdk":"2.1693.0","googleapis":"188.0.0"}}',
      'a.ts': `
import AWS from 'aws-sdk';
import { google } from 'googleapis';
AWS.config.update({ region });
google.options({ timeout: 900 });
await new AWS.SQS().sendMessage({ QueueUrl, MessageBody }).promise();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 120000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
await google.drive('v3').files.list();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
`,
    }));
});
