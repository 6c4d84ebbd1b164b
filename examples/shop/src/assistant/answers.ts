import OpenAI from 'openai';
import { config } from '@/config';
import type { Product } from '../catalogue/products';

const openai = new OpenAI({ apiKey: config.openaiKey, timeout: 30_000, maxRetries: 1 });

export async function answer(question: string, products: readonly Product[]): Promise<string> {
  const names = products.map(product => product.name).join(', ');
  const completion = await openai.chat.completions.create({
    model: 'gpt-5-mini',
    messages: [
      { role: 'system', content: `You help the customers of a shop that sells ${names}.` },
      { role: 'user', content: question },
    ],
  });
  return completion.choices[0]?.message.content ?? '';
}

export async function similar(text: string): Promise<readonly number[]> {
  const { data } = await openai.embeddings.create(
    { model: 'text-embedding-3-small', input: text },
    { timeout: 5000 },
  );
  return data[0]?.embedding ?? [];
}
