import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

/** What the SDKs of models have by themselves, and what their options add. */
describe('catalog: models', () => {
  it('the AI SDK', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"ai":"6.0.326"}}',
      'a.ts': `
import { generateObject, generateText, streamText, embed, stepCountIs, ToolLoopAgent } from 'ai';
import { openai } from '@ai-sdk/openai';
const model = openai('gpt-4o');
await generateText({ model, prompt, stopWhen: stepCountIs(3) });
//    ~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~ retry present 3 library
await generateText({ model, prompt, timeout: 9000, maxRetries: 0 });
//    ~~~~~~~~~~~~ present 9000 call
//    ~~~~~~~~~~~~ retry absent
await generateText({ model, prompt, timeout: { totalMs: 7000 } });
//    ~~~~~~~~~~~~ present 7000 call
//    ~~~~~~~~~~~~ retry present 3 library
await generateText({ model, prompt, timeout: { chunkMs: 700 } });
//    ~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~ retry present 3 library
streamText({ model, prompt, abortSignal: AbortSignal.timeout(500) });
// ~~~~~~~ present 500 call
// ~~~~~~~ retry present 3 library
await generateObject({ model, prompt, timeout: 9000 });
//    ~~~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~~~ retry present 3 library
await embed({ model, value, abortSignal: AbortSignal.timeout(500) });
//    ~~~~~ present 500 call
//    ~~~~~ retry present 3 library
await new ToolLoopAgent({ model }).generate({ prompt });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
`,
    }));

  it('the AI SDK before version 6', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"ai":"5.0.277"}}',
      'a.ts': `
import { generateText } from 'ai';
await generateText({ model, prompt, timeout: 9000 });
//    ~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~ retry present 3 library
`,
    }));

  it('langchain', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@langchain/core":"1.4.0","@langchain/openai":"1.5.8"}}',
      'a.ts': `
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
const bare = new ChatOpenAI({ model: 'gpt-4o' });
await bare.invoke('hello');
//    ~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~ retry present 7 library
await bare.invoke('hello', { timeout: 500 });
//    ~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~ retry present 7 library
const firm = new ChatOpenAI({ timeout: 9000, maxRetries: 0 });
await firm.stream('hello');
//    ~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~ retry absent
await firm.bindTools(tools).invoke('hello', { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new OpenAIEmbeddings().embedQuery('hello');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 7 library
const ask = async (model: BaseChatModel) => await model.invoke('hello');
//                                                ~~~~~~~~~~~~ unknown
//                                                ~~~~~~~~~~~~ retry present 7 library
`,
    }));

  it('@google/genai and @google/generative-ai', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"@google/genai":"2.32.0"}}',
      'a.ts': `
import { GoogleGenAI } from '@google/genai';
import { GoogleGenerativeAI } from '@google/generative-ai';
const bare = new GoogleGenAI({ apiKey });
await bare.models.generateContent({ model, contents });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await bare.models.generateContent({ model, contents, timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await bare.models.embedContent({ model, contents, config: { abortSignal: AbortSignal.timeout(500) } });
//    ~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const firm = new GoogleGenAI({ apiKey, httpOptions: { timeout: 9000, retryOptions: { attempts: 3 } } });
await firm.models.generateContentStream({ model, contents });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 client
await firm.chats.create({ model }).sendMessage({ message });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 client
const legacy = new GoogleGenerativeAI(apiKey);
await legacy.getGenerativeModel({ model }).generateContent('hello');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await legacy.getGenerativeModel({ model }, { timeout: 9000 }).startChat().sendMessage('hello');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await legacy.getGenerativeModel({ model }).countTokens('hello', { timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
    }));

  it('SDKs generated as openai is', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import Groq from 'groq-sdk';
import Together from 'together-ai';
import { Cerebras } from '@cerebras/cerebras_cloud_sdk';
import Cloudflare from 'cloudflare';
import DodoPayments from 'dodopayments';
import Browserbase from '@browserbasehq/sdk';
import Knock from '@knocklabs/node';
const bare = new Groq();
await bare.chat.completions.create({ model, messages });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await bare.chat.completions.create({ model, messages, timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library (ignored)
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await bare.chat.completions.create({ model, messages }, { timeout: 500, maxRetries: 0 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Together({ timeout: 9000 }).chat.completions.create({ model, messages });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await new Cerebras().chat.completions.create({ model, messages }, { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await new Cloudflare({ maxRetries: 0 }).zones.list();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new DodoPayments().payments.create({ billing });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await new Browserbase().sessions.create({ projectId });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await new Knock().workflows.trigger('a', { recipients });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
`,
    }));

  it('telnyx 1', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"telnyx":"1.27.0"}}',
      'a.ts': `
import Telnyx from 'telnyx';
await new Telnyx('key').messages.create({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
    }));

  it('telnyx 7', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"telnyx":"7.24.0"}}',
      'a.ts': `
import Telnyx from 'telnyx';
await new Telnyx({ apiKey }).messages.send({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
`,
    }));

  it('SDKs that Fern generates', () =>
    assertAnnotated({
      'package.json':
        '{"dependencies":{"cohere-ai":"8.1.0","square":"46.0.0","intercom-client":"7.0.3","auth0":"7.1.0","@deepgram/sdk":"5.13.0"}}',
      'a.ts': `
import { CohereClient } from 'cohere-ai';
import { SquareClient } from 'square';
import { IntercomClient } from 'intercom-client';
import { ManagementClient } from 'auth0';
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { DeepgramClient } from '@deepgram/sdk';
const bare = new CohereClient({ token });
await bare.chat({ message });
//    ~~~~~~~~~ present 300000 library
//    ~~~~~~~~~ retry present 3 library
await bare.chat({ message, timeoutInSeconds: 5 });
//    ~~~~~~~~~ present 300000 library (ignored)
//    ~~~~~~~~~ retry present 3 library
await bare.chat({ message }, { timeoutInSeconds: 5, maxRetries: 0 });
//    ~~~~~~~~~ present 5000 call
//    ~~~~~~~~~ retry absent
const firm = new SquareClient({ token, timeoutInSeconds: 9 });
await firm.payments.create({ idempotencyKey });
//    ~~~~~~~~~~~~~~~~~~~~ present 9000 client
//    ~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await firm.customers.get({ customerId }, { abortSignal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~ present 500 call 9000 client
//    ~~~~~~~~~~~~~~~~~~ retry present 3 library
await new IntercomClient({ token }).contacts.find({ contact_id });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 20000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await new ManagementClient({ domain }).users.get('id', {}, { timeoutInSeconds: 5 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 5000 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await new ElevenLabsClient().textToSpeech.convert('voice', { text });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 240000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
await new DeepgramClient().listen.v1.media.transcribeUrl({ url });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
`,
    }));

  it('auth0 before Fern', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"auth0":"4.0.0"}}',
      'a.ts': `
import { ManagementClient } from 'auth0';
await new ManagementClient({ domain }).users.get({ id });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
`,
    }));

  it('model services with clients of their own', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import { Mistral } from '@mistralai/mistralai';
import Replicate from 'replicate';
import { InferenceClient } from '@huggingface/inference';
import ollama, { Ollama } from 'ollama';
import { AssemblyAI } from 'assemblyai';
import Exa from 'exa-js';
import FirecrawlApp from '@mendable/firecrawl-js';
import { Pinecone } from '@pinecone-database/pinecone';
import { QdrantClient } from '@qdrant/js-client-rest';
const mistral = new Mistral({ apiKey });
await mistral.chat.complete({ model, messages });
//    ~~~~~~~~~~~~~~~~~~~~~ present 300000 library
//    ~~~~~~~~~~~~~~~~~~~~~ retry absent
await mistral.chat.complete({ model, messages }, { timeoutMs: 500, retries: { strategy: 'backoff' } });
//    ~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~ retry present call
const replicate = new Replicate({ auth });
await replicate.run('a/b', { input, signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~ retry present 6 library
await replicate.predictions.create({ model, input, signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 6 library
const hf = new InferenceClient(token);
await hf.chatCompletion({ model, messages });
//    ~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~ retry present Infinity library
await hf.chatCompletion({ model, messages }, { signal: AbortSignal.timeout(500), retry_on_error: false });
//    ~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~ retry absent
await ollama.chat({ model, messages });
//    ~~~~~~~~~~~ absent
//    ~~~~~~~~~~~ retry absent
await new Ollama({ host }).embed({ model, input });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new AssemblyAI({ apiKey }).transcripts.transcribe({ audio });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new Exa(key).search('a');
//    ~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~ retry unknown
await new FirecrawlApp({ apiKey }).scrapeUrl('https://a.b');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new Pinecone({ apiKey }).index('a').query({ vector });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new QdrantClient({ url, timeout: 900 }).search('a', { vector });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new QdrantClient({ url }).search('a', { vector });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 300000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
    }));
});
