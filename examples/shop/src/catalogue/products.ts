import { cache, catalogue, listOptions } from '@/lib';

export interface Product {
  readonly id: string;
  readonly name: string;
  /** In cents. */
  readonly price: number;
}

export async function product(id: string): Promise<Product> {
  const key = `product:${id}`;
  const known = await cache.get(key);
  if (known !== null) {
    return JSON.parse(known) as Product;
  }
  const { data } = await catalogue.get<Product>(`/products/${id}`);
  await cache.pipeline().set(key, JSON.stringify(data)).expire(key, 300).exec();
  return data;
}

export async function search(words: string): Promise<Product[]> {
  const { data } = await catalogue.get<Product[]>('/products', { ...listOptions, params: { q: words } });
  return data;
}

/** For the list of what others looked at. */
export async function viewed(id: string): Promise<void> {
  await catalogue.post('/views', { product: id }, { timeout: 0 });
}
