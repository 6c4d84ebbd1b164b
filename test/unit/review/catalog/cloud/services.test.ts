import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

/** What the SDKs of services, chains and servers have by themselves, and what their options add. */
describe('catalog: services', () => {
  it('viem and ethers', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"viem":"2.57.20","ethers":"6.17.0"}}',
      'a.ts': `
import { createPublicClient, createWalletClient, getContract, http, parseEther } from 'viem';
import { ethers, Contract, JsonRpcProvider, Wallet } from 'ethers';
const bare = createPublicClient({ chain, transport: http() });
await bare.getBlockNumber();
//    ~~~~~~~~~~~~~~~~~~~ present 10000 library
//    ~~~~~~~~~~~~~~~~~~~ retry present 4 library
await bare.waitForTransactionReceipt({ hash });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 10000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
const firm = createWalletClient({ chain, transport: http('https://a.b', { timeout: 900, retryCount: 0 }) });
await firm.sendTransaction({ to, value: parseEther('1') });
//    ~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~ retry absent
await getContract({ address, abi, client: bare }).read.balanceOf([owner]);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 10000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
const provider = new JsonRpcProvider('https://a.b');
await provider.getBalance(owner);
//    ~~~~~~~~~~~~~~~~~~~ present 300000 library
//    ~~~~~~~~~~~~~~~~~~~ retry present 12 library
const contract = new Contract(address, abi, provider);
const transaction = await contract.transfer(owner, 1);
//                        ~~~~~~~~~~~~~~~~~ present 300000 library
//                        ~~~~~~~~~~~~~~~~~ retry present 12 library
await transaction.wait();
//    ~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~ retry present 12 library
await new ethers.Wallet(key, provider).sendTransaction({ to });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 300000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 12 library
Wallet.createRandom();
`,
    }));

  it('ethers 5', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"ethers":"5.8.0"}}',
      'a.ts': `
import { ethers } from 'ethers';
await new ethers.providers.JsonRpcProvider('https://a.b').getBlockNumber();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 120000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 12 library
await new ethers.providers.JsonRpcProvider({ url, timeout: 900 }).getBlockNumber();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 12 library
`,
    }));

  it('solana, web3 and cosmos', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import { Connection, createSolanaRpc } from '@solana/web3.js';
import { Web3 } from 'web3';
import { SigningStargateClient } from '@cosmjs/stargate';
import { HttpClient, type RpcClient } from '@cosmjs/tendermint-rpc';
import { useChain } from '@cosmos-kit/react';
await new Connection(url).getBalance(key);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 5 library
await createSolanaRpc(url).getSlot().send({ abortSignal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const web3 = new Web3(url);
await web3.eth.getBlockNumber();
//    ~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new web3.eth.Contract(abi, address).methods.balanceOf(owner).call();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const stargate = await SigningStargateClient.connectWithSigner(url, signer);
//                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await stargate.getAllBalances(owner);
//    ~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new HttpClient(url).execute(request);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const rpc = async (client: RpcClient) => await client.execute(request);
//                                             ~~~~~~~~~~~~~~ absent
//                                             ~~~~~~~~~~~~~~ retry absent
const { broadcast } = useChain('akash');
await broadcast(bytes);
//    ~~~~~~~~~ unknown
//    ~~~~~~~~~ retry unknown
`,
    }));

  it('contents', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{"contentful":"11.12.10","@sanity/client":"7.28.0"}}',
      'a.ts': `
import { createClient } from 'contentful';
import { createClient as management } from 'contentful-management';
import { createClient as sanity } from '@sanity/client';
import StoryblokClient from 'storyblok-js-client';
import * as prismic from '@prismicio/client';
await createClient({ space, accessToken }).getEntries({ content_type });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 30000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 6 library
await createClient({ space, accessToken, timeout: 900, retryOnError: false }).getEntry('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const spaces = management({ accessToken });
await (await spaces.getSpace('a')).getEnvironments();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 30000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 6 library
//           ~~~~~~~~~~~~~~~ present 30000 library
//           ~~~~~~~~~~~~~~~ retry present 6 library
const bare = sanity({ projectId });
await bare.fetch('*');
//    ~~~~~~~~~~ present 300000 library
//    ~~~~~~~~~~ retry present 6 library
await bare.fetch('*', {}, { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~ present 500 call 300000 library
//    ~~~~~~~~~~ retry present 6 library
await bare.create({ _type: 'a' });
//    ~~~~~~~~~~~ present 300000 library
//    ~~~~~~~~~~~ retry absent
await bare.patch('a').set({ b }).commit();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 300000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await sanity({ projectId, timeout: 900, maxRetries: 0 }).getDocument('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
bare.listen('*');
// ~~~~~~~~ not-applicable
// ~~~~~~~~ retry not-applicable
await new StoryblokClient({ accessToken }).get('cdn/stories');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await prismic.createClient('a').getByUID('page', 'b');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
`,
    }));

  it('analytics and flags', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import { PostHog } from 'posthog-node';
import { Analytics } from '@segment/analytics-node';
import Mixpanel from 'mixpanel';
import * as amplitude from '@amplitude/analytics-node';
import { init } from '@launchdarkly/node-server-sdk';
import { startUnleash, Unleash } from 'unleash-client';
import { GrowthBook } from '@growthbook/growthbook';
import Statsig from 'statsig-node';
import { APIClient } from 'customerio-node';
const posthog = new PostHog(key);
posthog.capture({ distinctId, event });
// ~~~~~~~~~~~~ present 10000 library
// ~~~~~~~~~~~~ retry present 4 library
await posthog.getFeatureFlag('a', distinctId);
//    ~~~~~~~~~~~~~~~~~~~~~~ present 3000 library
//    ~~~~~~~~~~~~~~~~~~~~~~ retry present 4 library
new PostHog(key, { requestTimeout: 900, fetchRetryCount: 0 }).capture({ distinctId, event });
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
new Analytics({ writeKey }).track({ userId, event });
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 10000 library
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 11 library
new Analytics({ writeKey, httpRequestTimeout: 900, maxRetries: 0 }).track({ userId, event });
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const mixpanel = Mixpanel.init(token);
mixpanel.track('a', {});
// ~~~~~~~~~~~ absent
// ~~~~~~~~~~~ retry absent
mixpanel.people.set('a', {});
// ~~~~~~~~~~~~~~~~ absent
// ~~~~~~~~~~~~~~~~ retry absent
amplitude.track('a');
// ~~~~~~~~~~~~ present 10000 library
// ~~~~~~~~~~~~ retry present 13 library
const flags = init(key);
await flags.waitForInitialization();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await flags.waitForInitialization({ timeout: 5 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 5000 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
flags.boolVariation('a', user, false);
await startUnleash({ url, appName });
//    ~~~~~~~~~~~~ present 10000 library
//    ~~~~~~~~~~~~ retry present 3 library
new Unleash({ url, appName }).isEnabled('a');
await new GrowthBook({ apiHost }).init({ timeout: 900 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await Statsig.initialize(key);
//    ~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~ retry unknown
await new APIClient(key).sendEmail(request);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 10000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new APIClient(key, { timeout: 900 }).sendEmail(request);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
    }));

  it('services', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import { Client } from '@hubspot/api-client';
import { client, v1 } from '@datadog/datadog-api-client';
import { Configuration, PlaidApi } from 'plaid';
import { WorkOS } from '@workos-inc/node';
import { createClerkClient } from '@clerk/backend';
import { Version3Client } from 'jira.js';
import { Connection } from 'jsforce';
import { LinearClient } from '@linear/sdk';
import { shopifyApi } from '@shopify/shopify-api';
import { Client as PayPal, OrdersController } from '@paypal/paypal-server-sdk';
import paypal from '@paypal/checkout-server-sdk';
import braintree from 'braintree';
import { Paddle } from '@paddle/paddle-node-sdk';
import { createCheckout } from '@lemonsqueezy/lemonsqueezy.js';
import Airtable from 'airtable';
import { createClient } from 'node-zendesk';
import { PlainClient } from '@team-plain/typescript-sdk';
await new Client({ accessToken }).crm.contacts.basicApi.getPage();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Client({ accessToken, numberOfApiCallRetries: 3 }).apiRequest({ path });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 client
await new v1.MonitorsApi(client.createConfiguration()).listMonitors({});
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new v1.MonitorsApi(client.createConfiguration({ enableRetry: true })).listMonitors({});
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present client
await new PlaidApi(new Configuration({ basePath })).itemGet({ access_token });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new PlaidApi(new Configuration({ baseOptions: { timeout: 900 } })).itemGet({ access_token });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new PlaidApi(new Configuration({ basePath })).itemGet({ access_token }, { timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new WorkOS(key).userManagement.getUser('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new WorkOS(key, { timeout: 900 }).userManagement.getUser('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await createClerkClient({ secretKey }).users.getUser('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Version3Client({ host }).issues.getIssue({ issueIdOrKey });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Version3Client({ host, baseRequestConfig: { timeout: 900 } }).issues.getIssue({ issueIdOrKey });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Connection({ loginUrl }).sobject('Account').create({ Name });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new LinearClient({ apiKey }).issues();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
const shopify = shopifyApi({ apiKey });
await new shopify.clients.Graphql({ session }).request('{ shop { name } }', { retries: 2 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 call
const paypalClient = new PayPal({ timeout: 0 });
await new OrdersController(paypalClient).createOrder({ body });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (off)
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new OrdersController(new PayPal({ timeout: 900 })).createOrder({ body });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new paypal.core.PayPalHttpClient(environment).execute(request);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
const gateway = new braintree.BraintreeGateway({ merchantId });
await gateway.transaction.sale({ amount });
//    ~~~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Paddle(key).customers.get('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await createCheckout(store, variant);
//    ~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~ retry absent
await new Airtable({ apiKey }).base('a')('Orders').select().all();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 300000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present Infinity library
await new Airtable({ apiKey, requestTimeout: 900 }).base('a')('Orders').create({ Name });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present Infinity library
await createClient({ token }).tickets.list();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new PlainClient({ apiKey }).createCustomer({ id });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
`,
    }));

  it('servers', () =>
    assertAnnotated({
      'package.json': '{"dependencies":{}}',
      'a.ts': `
import { CoreV1Api, KubeConfig, Watch } from '@kubernetes/client-node';
import Docker from 'dockerode';
import { Client } from 'minio';
import { WebApi } from 'azure-devops-node-api';
import type { IGitApi } from 'azure-devops-node-api/GitApi.js';
import { RestClient } from 'typed-rest-client/RestClient.js';
import { HttpClient } from '@actions/http-client';
const kube = new KubeConfig();
await kube.makeApiClient(CoreV1Api).listNamespacedPod({ namespace, timeoutSeconds: 5 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Watch(kube).watch('/api', {}, show, end);
//    ~~~~~~~~~~~~~~~~~~~~~ not-applicable
//    ~~~~~~~~~~~~~~~~~~~~~ retry not-applicable
const docker = new Docker({ timeout: 900 });
await docker.listContainers();
//    ~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Docker().getContainer('a').start({ abortSignal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Docker().createContainer({ Image });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new Docker().getEvents();
//    ~~~~~~~~~~~~~~~~~~~~~~ not-applicable
//    ~~~~~~~~~~~~~~~~~~~~~~ retry not-applicable
await new Client({ endPoint }).putObject('a', 'b', body);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
await new Client({ endPoint, retryOptions: { maximumRetryCount: 4 } }).presignedGetObject('a', 'b'); // local
const bare = new WebApi(url, handler);
await bare.connect();
//    ~~~~~~~~~~~~ present 180000 library
//    ~~~~~~~~~~~~ retry absent
const firm = new WebApi(url, handler, { allowRetries: true, socketTimeout: 900 });
const git = await firm.getGitApi();
//                ~~~~~~~~~~~~~~ present 900 client
//                ~~~~~~~~~~~~~~ retry present client
await git.getPullRequests('a', {});
//    ~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~ retry present client
await git.createPullRequest({}, 'a');
//    ~~~~~~~~~~~~~~~~~~~~~ present 900 client
//    ~~~~~~~~~~~~~~~~~~~~~ retry absent
const given = async (api: IGitApi) => await api.getBranches('a');
//                                          ~~~~~~~~~~~~~~~ present 180000 library
//                                          ~~~~~~~~~~~~~~~ retry unknown
await new RestClient('agent', 'https://a.b').get('/c');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 180000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new RestClient('agent', 'https://a.b', [], { allowRetries: true }).create('/c', {});
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 180000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
await new HttpClient('agent').getJson(url);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 180000 library
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
    }));
});
