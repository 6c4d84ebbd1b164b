import type { Library } from '../schema.ts';
import { analytics } from './analytics.ts';
import { anthropic } from './anthropic.ts';
import { awsSdkV2, awsSdkV2Client } from './aws-sdk-v2.ts';
import { awsBedrockRuntime, awsSdkV3, awsSdkV3Http2 } from './aws-sdk-v3.ts';
import { azureCore, azureMessaging, azureResources, azureStorage } from './azure.ts';
import { inngest, triggerDev } from './background-jobs.ts';
import { chains } from './chains.ts';
import { chatBots } from './chat-bots.ts';
import { contents } from './contents.ts';
import { azureCosmos } from './cosmos-db.ts';
import { delivery } from './delivery.ts';
import { fernFamily } from './fern.ts';
import { bigquery } from './bigquery.ts';
import { evm } from './evm.ts';
import { fileServices } from './files.ts';
import { firebase, firebaseAdmin, firestore } from './firestore.ts';
import { flagServices } from './flags.ts';
import { payments } from './payments.ts';
import { pushServices } from './push.ts';
import { googleGax, googlePubsub } from './google-gax.ts';
import { googleGenai, googleGenerativeAi } from './google-genai.ts';
import { googleStorage } from './google-storage.ts';
import { gaxios, googleapis, googleAuth } from './googleapis.ts';
import { infrastructure } from './infrastructure.ts';
import { langchain } from './langchain.ts';
import { mailServices } from './mail-services.ts';
import { modelApis } from './model-apis.ts';
import { notion } from './notion.ts';
import { openai } from './openai.ts';
import { saas } from './saas.ts';
import { slackFamily } from './slack.ts';
import { stainlessFamily } from './stainless-family.ts';
import { stripe } from './stripe.ts';
import { twilio } from './twilio.ts';
import { vercelAi } from './vercel-ai.ts';

/** SDKs of clouds, of AI models and of services one pays or signs in with. */
export const cloudLibraries: readonly Library[] = [
  ...[awsSdkV3, awsSdkV3Http2, awsBedrockRuntime, awsSdkV2, awsSdkV2Client],
  ...[googleStorage, googleGax, googlePubsub, googleapis, gaxios, googleAuth],
  ...[firestore, firebaseAdmin, firebase, bigquery],
  ...[azureCore, azureResources, azureStorage, azureMessaging, azureCosmos],
  ...[openai, anthropic, vercelAi, langchain, googleGenai, googleGenerativeAi],
  ...stainlessFamily,
  ...fernFamily,
  ...modelApis,
  ...[stripe, twilio, notion],
  ...slackFamily,
  ...chatBots,
  ...mailServices,
  ...delivery,
  ...pushServices,
  ...fileServices,
  ...[inngest, triggerDev],
  ...evm,
  ...chains,
  ...contents,
  ...analytics,
  ...flagServices,
  ...payments,
  ...saas,
  ...infrastructure,
];
