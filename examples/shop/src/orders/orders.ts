import { config } from '@/config';
import { orders, reporting } from '@/lib';
import type { Basket, Price } from '../checkout/pricing';

export interface Order {
  readonly id: string;
  readonly customer: string;
  readonly total: number;
}

export async function order(id: string): Promise<Order | null> {
  const { rows } = await orders.query<Order>('SELECT id, customer, total FROM orders WHERE id = $1', [id]);
  return rows[0] ?? null;
}

export async function placeOrder(id: string, basket: Basket, price: Price): Promise<void> {
  const client = await orders.connect();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO orders VALUES ($1, $2, $3)', [id, basket.customer, price.total]);
    for (const { product, count } of basket.items) {
      await client.query('INSERT INTO items VALUES ($1, $2, $3)', [id, product, count]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

export async function bestSellers(): Promise<string[]> {
  const { rows } = await reporting.query<{ product: string }>(
    'SELECT product FROM items GROUP BY product ORDER BY sum(count) DESC LIMIT 20',
  );
  return rows.map(row => row.product);
}

/** All orders of a year as CSV, for the accountant. */
export async function yearlyExport(year: number): Promise<string> {
  // faultline-disable-next-line timeout -- it takes minutes, and the job that asks has its own limit
  const response = await fetch(`${config.pricingUrl}/exports/${year}.csv`);
  return response.text();
}
