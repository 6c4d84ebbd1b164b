import { request } from 'undici';
import { config } from '@/config';
import { carriers } from '@/lib';
import type { Basket } from './pricing';

export interface Quote {
  readonly carrier: string;
  readonly days: number;
  /** In cents. */
  readonly price: number;
}

export async function shippingQuotes(basket: Basket): Promise<Quote[]> {
  const { data } = await carriers.post<Quote[]>('/quotes', { country: basket.country, items: basket.items });
  return data;
}

export async function bookParcel(order: string, quote: Quote): Promise<string> {
  const parcel = { order, carrier: quote.carrier };
  const { data } = await carriers.post<{ tracking: string }>('/parcels', parcel, { timeout: 10_000 });
  return data.tracking;
}

export async function taxRate(country: string): Promise<number> {
  const { body } = await request(`${config.taxUrl}/rates/${country}`, {
    headersTimeout: 2000,
    bodyTimeout: 2000,
  });
  return Number(await body.text());
}

export async function vatNumberIsValid(number: string): Promise<boolean> {
  const { statusCode, body } = await request(`${config.taxUrl}/vat/${number}`, { method: 'HEAD' });
  await body.dump();
  return statusCode === 200;
}
