import { credentials, makeGenericClientConstructor, type ServiceError } from '@grpc/grpc-js';
import { config } from '@/config';

const serialize = (message: object): Buffer => Buffer.from(JSON.stringify(message));
const deserialize = (bytes: Buffer): unknown => JSON.parse(bytes.toString());
const unary = {
  requestStream: false,
  responseStream: false,
  requestSerialize: serialize,
  requestDeserialize: deserialize,
  responseSerialize: serialize,
  responseDeserialize: deserialize,
} as const;

const StockClient = makeGenericClientConstructor(
  { reserve: { path: '/shop.Stock/Reserve', ...unary }, release: { path: '/shop.Stock/Release', ...unary } },
  'shop.Stock',
);
const stock = new StockClient(config.stockAddress, credentials.createInsecure());

export function reserve(order: string, products: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    stock.reserve({ order, products }, { deadline: Date.now() + 2000 }, (error: ServiceError | null) => {
      return error === null ? resolve() : reject(error);
    });
  });
}

export function release(order: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stock.release({ order }, (error: ServiceError | null) => (error === null ? resolve() : reject(error)));
  });
}
