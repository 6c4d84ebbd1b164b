import { config } from '@/config';

export interface Basket {
  readonly customer: string;
  readonly items: readonly { readonly product: string; readonly count: number }[];
  readonly country: string;
}

export interface Price {
  readonly currency: string;
  /** In cents. */
  readonly total: number;
}

export async function priceOf(basket: Basket): Promise<Price> {
  const response = await fetch(`${config.pricingUrl}/price`, {
    method: 'POST',
    body: JSON.stringify(basket),
    signal: AbortSignal.timeout(2000),
  });
  return (await response.json()) as Price;
}

export async function discounts(customer: string): Promise<readonly string[]> {
  const options = { headers: { accept: 'application/json' }, timeout: 2000 };
  const response = await fetch(`${config.pricingUrl}/discounts/${customer}`, options);
  return response.ok ? ((await response.json()) as string[]) : [];
}

export async function voucher(code: string, signal?: AbortSignal): Promise<number> {
  const response = await fetch(`${config.pricingUrl}/vouchers/${code}`, {
    signal: signal ?? AbortSignal.timeout(3000),
  });
  return response.ok ? Number(await response.text()) : 0;
}

/** Gives up after four seconds, also while the answer is read. */
export async function priceList(country: string): Promise<readonly Price[]> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 4000);
  try {
    const response = await fetch(`${config.pricingUrl}/lists/${country}`, { signal: controller.signal });
    return (await response.json()) as Price[];
  } finally {
    clearTimeout(timer);
  }
}

/** The rate of the day, or that of yesterday where it takes too long. */
export async function exchangeRate(currency: string, yesterday: number): Promise<number> {
  const late = new Promise<null>(resolve => setTimeout(() => resolve(null), 800));
  const response = await Promise.race([fetch(`${config.pricingUrl}/rates/${currency}`), late]);
  return response === null ? yesterday : Number(await response.text());
}

export async function giftWraps(): Promise<readonly string[]> {
  const { signal } = new AbortController();
  const response = await fetch(`${config.pricingUrl}/gift-wraps`, { signal });
  return (await response.json()) as string[];
}

export async function loyaltyPoints(customer: string): Promise<number> {
  const response = await fetch(`${config.pricingUrl}/points/${customer}`);
  return Number(await response.text());
}
