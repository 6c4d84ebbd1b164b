import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { mail } from '@/lib';
import { customerOf } from './accounts/sessions';
import { answer } from './assistant/answers';
import { search } from './catalogue/products';
import { fraudScore, isBlocked } from './checkout/fraud';
import { pay } from './checkout/payment';
import { discounts, loyaltyPoints, priceOf, voucher, type Basket } from './checkout/pricing';
import { shippingQuotes, taxRate } from './checkout/quotes';
import { release, reserve } from './checkout/stock';
import { config } from './config';
import { fulfil } from './orders/fulfilment';
import { bestSellers, order, placeOrder } from './orders/orders';
import { ReceiptMailer } from './orders/receipts';

interface Checkout {
  readonly basket: Basket;
  readonly method: string;
  readonly email: string;
  readonly voucher: string;
}

const mailer = new ReceiptMailer(mail);

async function checkout(request: Checkout, gone: AbortSignal): Promise<object> {
  const { basket, method, email } = request;
  if ((await isBlocked(basket.country)) || (await fraudScore(basket.customer)) > 0.9) {
    return { refused: true };
  }
  const id = randomUUID();
  const [price, tax, off] = await Promise.all([
    priceOf(basket),
    taxRate(basket.country),
    voucher(request.voucher, gone),
  ]);
  const total = { ...price, total: Math.round(price.total * (1 + tax)) - off };
  await reserve(
    id,
    basket.items.map(item => item.product),
  );
  try {
    await pay(id, total, method);
    await placeOrder(id, basket, total);
  } catch (error) {
    await release(id);
    throw error;
  }
  const placed = await order(id);
  if (placed !== null) {
    await mailer.send(placed, email);
  }
  return { id, quotes: await shippingQuotes(basket), points: await loyaltyPoints(basket.customer) };
}

async function resultOf(req: IncomingMessage, customer: string): Promise<object | null> {
  const url = new URL(req.url ?? '/', 'http://shop.internal');
  const words = url.searchParams.get('q') ?? '';
  switch (`${req.method} ${url.pathname}`) {
    case 'POST /checkout': {
      const gone = new AbortController();
      req.once('close', () => gone.abort());
      return checkout((await json(req)) as Checkout, gone.signal);
    }
    case 'GET /products':
      return search(words);
    case 'GET /best-sellers':
      return bestSellers();
    case 'GET /discounts':
      return discounts(customer);
    case 'GET /answer':
      return { answer: await answer(words, await search(words)) };
    default:
      return null;
  }
}

async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const token = req.headers.authorization;
  const customer = token === undefined ? null : await customerOf(token);
  if (customer === null) {
    res.writeHead(401).end();
    return;
  }
  const result = await resultOf(req, customer);
  res.writeHead(result === null ? 404 : 200, { 'content-type': 'application/json' });
  res.end(JSON.stringify(result));
}

export const server = createServer((req, res) => {
  handle(req, res).catch((error: unknown) => {
    console.error(error);
    res.writeHead(502).end();
  });
});

if (require.main === module) {
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  server.listen(config.port);
  fulfil(stop.signal).catch(console.error);
}
