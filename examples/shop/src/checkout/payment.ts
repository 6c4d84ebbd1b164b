import Stripe from 'stripe';
import { config } from '@/config';
import type { Price } from './pricing';

const stripe = new Stripe(config.stripeKey, { timeout: 10_000, maxNetworkRetries: 2 });

/** For the books: nobody waits for it, so Stripe's own limits do. */
const books = new Stripe(config.stripeKey);

export async function pay(order: string, price: Price, method: string): Promise<string> {
  const intent = await stripe.paymentIntents.create(
    { amount: price.total, currency: price.currency, payment_method: method, confirm: true },
    { idempotencyKey: `pay-${order}` },
  );
  return intent.id;
}

export async function refund(payment: string): Promise<void> {
  const options = { timeout: 20_000, idempotencyKey: `refund-${payment}` };
  await stripe.refunds.create({ payment_intent: payment }, options);
}

/** What came in since a moment (in seconds), in cents. */
export async function takings(since: number): Promise<number> {
  let sum = 0;
  for await (const charge of books.charges.list({ created: { gte: since }, limit: 100 })) {
    sum += charge.amount - charge.amount_refunded;
  }
  return sum;
}
