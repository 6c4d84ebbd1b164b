import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { libraryOfPackage } from '../../../../../src/review/catalog/index.ts';
import { sessionOf } from '../../annotated.ts';

/** How packages are used that offer the same as others of their family: an import, and one call. */
const packages: Readonly<Record<string, readonly [string, string]>> = {
  '@google-cloud/kms': [
    "import { KeyManagementServiceClient } from '@google-cloud/kms';",
    'await new KeyManagementServiceClient().encrypt({ name }, { timeout: 900 });',
  ],
  '@google-cloud/translate': [
    "import { v3 } from '@google-cloud/translate';",
    'await new v3.TranslationServiceClient().translateText({ parent }, { timeout: 900 });',
  ],
  '@google-cloud/vision': [
    "import { ImageAnnotatorClient } from '@google-cloud/vision';",
    'await new ImageAnnotatorClient().batchAnnotateImages({ requests }, { timeout: 900 });',
  ],
  '@google-cloud/speech': [
    "import { SpeechClient } from '@google-cloud/speech';",
    'await new SpeechClient().recognize({ audio }, { timeout: 900 });',
  ],
  '@google-cloud/text-to-speech': [
    "import { TextToSpeechClient } from '@google-cloud/text-to-speech';",
    'await new TextToSpeechClient().synthesizeSpeech({ input }, { timeout: 900 });',
  ],
  '@google-cloud/language': [
    "import { LanguageServiceClient } from '@google-cloud/language';",
    'await new LanguageServiceClient().analyzeSentiment({ document }, { timeout: 900 });',
  ],
  '@google-cloud/documentai': [
    "import { DocumentProcessorServiceClient } from '@google-cloud/documentai';",
    'await new DocumentProcessorServiceClient().processDocument({ name }, { timeout: 900 });',
  ],
  '@google-cloud/monitoring': [
    "import { MetricServiceClient } from '@google-cloud/monitoring';",
    'await new MetricServiceClient().listTimeSeries({ name }, { timeout: 900 });',
  ],
  '@google-cloud/scheduler': [
    "import { CloudSchedulerClient } from '@google-cloud/scheduler';",
    'await new CloudSchedulerClient().createJob({ parent }, { timeout: 900 });',
  ],
  '@google-cloud/run': [
    "import { ServicesClient } from '@google-cloud/run';",
    'await new ServicesClient().getService({ name }, { timeout: 900 });',
  ],
  '@google-cloud/aiplatform': [
    "import { PredictionServiceClient } from '@google-cloud/aiplatform';",
    'await new PredictionServiceClient().predict({ endpoint }, { timeout: 900 });',
  ],
  '@google-cloud/dlp': [
    "import { DlpServiceClient } from '@google-cloud/dlp';",
    'await new DlpServiceClient().inspectContent({ item }, { timeout: 900 });',
  ],
  '@google-cloud/container': [
    "import { ClusterManagerClient } from '@google-cloud/container';",
    'await new ClusterManagerClient().getCluster({ name }, { timeout: 900 });',
  ],
  '@google-cloud/compute': [
    "import { InstancesClient } from '@google-cloud/compute';",
    'await new InstancesClient().list({ project }, { timeout: 900 });',
  ],
  '@google-cloud/video-intelligence': [
    "import { VideoIntelligenceServiceClient } from '@google-cloud/video-intelligence';",
    'await new VideoIntelligenceServiceClient().annotateVideo({ inputUri }, { timeout: 900 });',
  ],
  '@google-cloud/dialogflow': [
    "import { SessionsClient } from '@google-cloud/dialogflow';",
    'await new SessionsClient().detectIntent({ session }, { timeout: 900 });',
  ],
  '@google-cloud/functions': [
    "import { FunctionServiceClient } from '@google-cloud/functions';",
    'await new FunctionServiceClient().getFunction({ name }, { timeout: 900 });',
  ],
  '@google-cloud/recaptcha-enterprise': [
    "import { RecaptchaEnterpriseServiceClient } from '@google-cloud/recaptcha-enterprise';",
    'await new RecaptchaEnterpriseServiceClient().createAssessment({ parent }, { timeout: 900 });',
  ],
  '@google-cloud/iam': [
    "import { IAMCredentialsClient } from '@google-cloud/iam';",
    'await new IAMCredentialsClient().generateAccessToken({ name }, { timeout: 900 });',
  ],
  '@google-cloud/bigquery-storage': [
    "import { BigQueryReadClient } from '@google-cloud/bigquery-storage';",
    'await new BigQueryReadClient().createReadSession({ parent }, { timeout: 900 });',
  ],
  '@google-cloud/workflows': [
    "import { ExecutionsClient } from '@google-cloud/workflows';",
    'await new ExecutionsClient().createExecution({ parent }, { timeout: 900 });',
  ],
  '@google-cloud/service-usage': [
    "import { ServiceUsageClient } from '@google-cloud/service-usage';",
    'await new ServiceUsageClient().enableService({ name }, { timeout: 900 });',
  ],
  '@google-cloud/billing': [
    "import { CloudBillingClient } from '@google-cloud/billing';",
    'await new CloudBillingClient().getProjectBillingInfo({ name }, { timeout: 900 });',
  ],
  '@google-analytics/data': [
    "import { BetaAnalyticsDataClient } from '@google-analytics/data';",
    'await new BetaAnalyticsDataClient().runReport({ property }, { timeout: 900 });',
  ],
  '@google-cloud/asset': [
    "import { AssetServiceClient } from '@google-cloud/asset';",
    'await new AssetServiceClient().searchAllResources({ scope }, { timeout: 900 });',
  ],
  '@google-cloud/batch': [
    "import { BatchServiceClient } from '@google-cloud/batch';",
    'await new BatchServiceClient().getJob({ name }, { timeout: 900 });',
  ],
  '@google-cloud/discoveryengine': [
    "import { SearchServiceClient } from '@google-cloud/discoveryengine';",
    'await new SearchServiceClient().search({ servingConfig }, { timeout: 900 });',
  ],
  '@google-cloud/redis': [
    "import { CloudRedisClient } from '@google-cloud/redis';",
    'await new CloudRedisClient().getInstance({ name }, { timeout: 900 });',
  ],
  '@firebase/firestore': ["import { addDoc } from '@firebase/firestore';", 'await addDoc(list, value);'],
  '@firebase/auth': [
    "import { signInWithPopup } from '@firebase/auth';",
    'await signInWithPopup(auth, provider);',
  ],
  '@firebase/functions': [
    "import { httpsCallable } from '@firebase/functions';",
    "await httpsCallable(functions, 'order')({ id });",
  ],
  '@firebase/storage': ["import { uploadBytes } from '@firebase/storage';", 'await uploadBytes(ref, bytes);'],
  '@azure/app-configuration': [
    "import { AppConfigurationClient } from '@azure/app-configuration';",
    "await new AppConfigurationClient(text).getConfigurationSetting({ key: 'a' });",
  ],
  '@azure/ai-text-analytics': [
    "import { TextAnalyticsClient } from '@azure/ai-text-analytics';",
    'await new TextAnalyticsClient(url, key).analyzeSentiment(texts);',
  ],
  '@azure/search-documents': [
    "import { SearchClient } from '@azure/search-documents';",
    "await new SearchClient(url, 'orders', key).search('a');",
  ],
  '@azure/communication-sms': [
    "import { SmsClient } from '@azure/communication-sms';",
    'await new SmsClient(text).send({ from, to, message });',
  ],
  '@azure/monitor-query': [
    "import { LogsQueryClient } from '@azure/monitor-query';",
    "await new LogsQueryClient(credential).queryWorkspace(id, 'a', span);",
  ],
  '@azure/eventgrid': [
    "import { EventGridPublisherClient } from '@azure/eventgrid';",
    "await new EventGridPublisherClient(url, 'schema', key).send(events);",
  ],
  '@azure/web-pubsub': [
    "import { WebPubSubServiceClient } from '@azure/web-pubsub';",
    "await new WebPubSubServiceClient(text, 'hub').sendToAll('a');",
  ],
  '@azure/container-registry': [
    "import { ContainerRegistryClient } from '@azure/container-registry';",
    "await new ContainerRegistryClient(url, credential).deleteRepository('a');",
  ],
  '@azure/maps-search': [
    "import { MapsSearchClient } from '@azure/maps-search';",
    "await new MapsSearchClient(key).searchAddress('a');",
  ],
  '@azure/digital-twins-core': [
    "import { DigitalTwinsClient } from '@azure/digital-twins-core';",
    "await new DigitalTwinsClient(url, credential).getDigitalTwin('a');",
  ],
  '@azure/schema-registry': [
    "import { SchemaRegistryClient } from '@azure/schema-registry';",
    "await new SchemaRegistryClient(url, credential).getSchema('a');",
  ],
  '@azure/attestation': [
    "import { AttestationClient } from '@azure/attestation';",
    'await new AttestationClient(url).attestSgxEnclave(quote);',
  ],
  '@azure/synapse-artifacts': [
    "import { ArtifactsClient } from '@azure/synapse-artifacts';",
    "await new ArtifactsClient(credential, url).notebook('a');",
  ],
  '@azure/storage-queue': [
    "import { QueueClient } from '@azure/storage-queue';",
    "await new QueueClient(url, credential).sendMessage('a');",
  ],
  '@azure/storage-file-share': [
    "import { ShareServiceClient } from '@azure/storage-file-share';",
    "await new ShareServiceClient(url, credential).getShareClient('s').create();",
  ],
  '@azure/storage-file-datalake': [
    "import { DataLakeServiceClient } from '@azure/storage-file-datalake';",
    "await new DataLakeServiceClient(url, credential).getFileSystemClient('f').create();",
  ],
  '@aws-sdk/client-kinesis': [
    "import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';",
    'await new KinesisClient({}).send(new PutRecordCommand({}));',
  ],
  '@aws-sdk/client-transcribe-streaming': [
    "import { TranscribeStreamingClient, StartStreamTranscriptionCommand } from '@aws-sdk/client-transcribe-streaming';",
    'await new TranscribeStreamingClient({}).send(new StartStreamTranscriptionCommand({}));',
  ],
  '@aws-sdk/client-lex-runtime-v2': [
    "import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';",
    'await new LexRuntimeV2Client({}).send(new RecognizeTextCommand({}));',
  ],
  '@aws-sdk/client-qbusiness': [
    "import { QBusinessClient, ChatSyncCommand } from '@aws-sdk/client-qbusiness';",
    'await new QBusinessClient({}).send(new ChatSyncCommand({}));',
  ],
  '@aws-sdk/client-bedrock-runtime': [
    "import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';",
    'await new BedrockRuntimeClient({}).send(new ConverseCommand({}));',
  ],
  '@aws-sdk/client-bedrock-agent-runtime': [
    "import { BedrockAgentRuntimeClient, RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime';",
    'await new BedrockAgentRuntimeClient({}).send(new RetrieveCommand({}));',
  ],
  '@aws-sdk/node-http-handler': [
    "import { NodeHttpHandler } from '@aws-sdk/node-http-handler'; import { S3 } from '@aws-sdk/client-s3';",
    'await new S3({ requestHandler: new NodeHttpHandler({ socketTimeout: 900 }) }).listBuckets({});',
  ],
  '@anthropic-ai/sdk': [
    "import Anthropic from '@anthropic-ai/sdk';",
    'await new Anthropic().messages.create({ model, messages });',
  ],
  langchain: [
    "import { ChatOpenAI } from 'langchain/chat_models/openai';",
    "await new ChatOpenAI().invoke('a');",
  ],
  elevenlabs: [
    "import { ElevenLabsClient } from 'elevenlabs';",
    'await new ElevenLabsClient().voices.getAll();',
  ],
  'ollama/browser': ["import ollama from 'ollama/browser';", 'await ollama.list();'],
  firecrawl: ["import Firecrawl from 'firecrawl';", "await new Firecrawl({ apiKey }).scrape('https://a.b');"],
  stripe: ["import Stripe from 'stripe';", 'await new Stripe(key).customers.create({});'],
  '@sendgrid/client': ["import client from '@sendgrid/client';", 'await client.request({ url });'],
  '@emailjs/browser': ["import { send } from '@emailjs/browser';", "await send('a', 'b', {});"],
  'sib-api-v3-sdk': [
    "import sdk from 'sib-api-v3-sdk';",
    'await new sdk.TransactionalEmailsApi().sendTransacEmail({});',
  ],
  'sib-api-v3-typescript': [
    "import { TransactionalEmailsApi } from 'sib-api-v3-typescript';",
    'await new TransactionalEmailsApi().sendTransacEmail({});',
  ],
  '@vonage/messages': ["import { Messages } from '@vonage/messages';", 'await new Messages(auth).send({});'],
  '@vonage/sms': ["import { SMS } from '@vonage/sms';", 'await new SMS(auth).send({});'],
  'onesignal-node': [
    "import { Client } from 'onesignal-node';",
    "await new Client('a', 'b').createNotification({});",
  ],
  '@cosmos-kit/react-lite': [
    "import { useChain } from '@cosmos-kit/react-lite';",
    "await useChain('a').broadcast(bytes);",
  ],
  '@interchain-kit/react': [
    "import { useChain } from '@interchain-kit/react';",
    "await useChain('a').signAndBroadcast(messages);",
  ],
  '@ethersproject/providers': [
    "import { JsonRpcProvider } from '@ethersproject/providers';",
    'await new JsonRpcProvider(url).getBlockNumber();',
  ],
  '@ethersproject/contracts': [
    "import { Contract } from '@ethersproject/contracts';",
    'await new Contract(address, abi, provider).transfer(to, 1);',
  ],
  '@solana/kit': [
    "import { createSolanaRpc } from '@solana/kit';",
    'await createSolanaRpc(url).getSlot().send();',
  ],
  '@cosmjs/cosmwasm-stargate': [
    "import { CosmWasmClient } from '@cosmjs/cosmwasm-stargate';",
    'const client = await CosmWasmClient.connect(url);',
  ],
  'next-sanity': [
    "import { createClient } from 'next-sanity';",
    "await createClient({ projectId }).fetch('*');",
  ],
  'launchdarkly-node-server-sdk': [
    "import { init } from 'launchdarkly-node-server-sdk';",
    'await init(key).flush();',
  ],
  '@clerk/clerk-sdk-node': [
    "import { clerkClient } from '@clerk/clerk-sdk-node';",
    "await clerkClient.users.getUser('a');",
  ],
  '@clerk/express': [
    "import { clerkClient } from '@clerk/express';",
    "await clerkClient.users.getUser('a');",
  ],
  '@clerk/fastify': [
    "import { clerkClient } from '@clerk/fastify';",
    "await clerkClient.users.getUser('a');",
  ],
  '@jsforce/jsforce-node': [
    "import { Connection } from '@jsforce/jsforce-node';",
    "await new Connection({}).query('a');",
  ],
  '@vercel/kv': ["import { kv } from '@vercel/kv';", "await kv.get('a');"],
  inngest: ["import { Inngest } from 'inngest';", 'await new Inngest({ id }).send({ name });'],
  '@trigger.dev/sdk': ["import { tasks } from '@trigger.dev/sdk';", "await tasks.trigger('a', payload);"],
};

describe('catalog: packages of the families', () => {
  for (const [name, [imported, called]] of Object.entries(packages)) {
    it(`sees a call of ${name}`, async () => {
      const session = await sessionOf({ 'package.json': '{}', 'a.ts': `${imported}\n${called}\n` });
      const { calls, problems } = session.review();
      assert.deepEqual(problems, []);
      assert.deepEqual(
        calls.map(call => [call.library.id, call.calleeRange.line]),
        [[libraryOfPackage(name)?.id, 2]],
      );
    });
  }
});
