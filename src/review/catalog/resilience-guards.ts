import type { GuardingPackage } from './schema.ts';

export const guardingPackages: readonly GuardingPackage[] = [];
