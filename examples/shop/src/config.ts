function setting(name: string, standIn?: string): string {
  const value = process.env[name] ?? standIn;
  if (value === undefined) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

export const config = {
  port: Number(setting('PORT', '3000')),
  databaseUrl: setting('DATABASE_URL', 'postgres://shop@postgres.internal/shop'),
  reportingUrl: setting('REPORTING_URL', 'postgres://reader@replica.internal/shop'),
  cacheUrl: setting('CACHE_URL', 'redis://cache.internal:6379'),
  sessionsUrl: setting('SESSIONS_URL', 'redis://sessions.internal:6379'),
  catalogueUrl: setting('CATALOGUE_URL', 'https://catalogue.internal'),
  carriersUrl: setting('CARRIERS_URL', 'https://carriers.example.com/v2'),
  mailUrl: setting('MAIL_URL', 'https://mail.internal'),
  pricingUrl: setting('PRICING_URL', 'https://pricing.internal'),
  taxUrl: setting('TAX_URL', 'https://tax.example.com'),
  stockAddress: setting('STOCK_ADDRESS', 'stock.internal:50051'),
  receiptsBucket: setting('RECEIPTS_BUCKET', 'shop-receipts'),
  shipmentsQueue: setting('SHIPMENTS_QUEUE', 'https://queues.example.com/shipments'),
  stripeKey: setting('STRIPE_KEY', 'sk_test_none'),
  openaiKey: setting('OPENAI_KEY', 'none'),
};
