// Reads a supplier's list of products into the catalogue: tsx scripts/import-products.ts [URL]
import axios from 'axios';
import { catalogue } from '@/lib';
import type { Product } from '../src/catalogue/products';

async function main(url: string): Promise<void> {
  const { data } = await axios.get<Product[]>(url);
  for (const product of data) {
    await catalogue.put(`/products/${product.id}`, product);
  }
  console.log(`${data.length} products`);
}

void main(process.argv[2] ?? 'https://supplier.example.com/products.json');
