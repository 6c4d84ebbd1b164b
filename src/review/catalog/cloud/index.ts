import type { Library } from '../schema.ts';
import { anthropic } from './anthropic.ts';
import { awsBedrockRuntime, awsSdkV3, awsSdkV3Http2 } from './aws-sdk-v3.ts';
import { openai } from './openai.ts';
import { stripe } from './stripe.ts';

/** SDKs of clouds, of AI models and of services one pays or signs in with. */
export const cloudLibraries: readonly Library[] = [
  awsSdkV3,
  awsSdkV3Http2,
  awsBedrockRuntime,
  openai,
  anthropic,
  stripe,
];
