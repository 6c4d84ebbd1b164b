import { Redis } from 'ioredis';
import { config } from '@/config';

const sessions = new Redis(config.sessionsUrl, { lazyConnect: true, connectTimeout: 2000 });

export async function customerOf(token: string): Promise<string | null> {
  return sessions.get(`session:${token}`);
}

export async function keepSession(token: string, customer: string): Promise<void> {
  await sessions.set(`session:${token}`, customer, 'EX', 3600);
}
