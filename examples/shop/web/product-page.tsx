import { useEffect, useState } from 'react';

interface Stock {
  readonly left: number;
}

export function ProductPage({ id, name }: { readonly id: string; readonly name: string }) {
  const [stock, setStock] = useState<Stock | null>(null);

  useEffect(() => {
    const gone = new AbortController();
    fetch(`/api/stock/${id}`, { signal: gone.signal })
      .then(response => response.json())
      .then(setStock, () => setStock(null));
    return () => gone.abort();
  }, [id]);

  async function addToBasket(): Promise<void> {
    await fetch('/api/basket', {
      method: 'POST',
      body: JSON.stringify({ product: id, count: 1 }),
      signal: AbortSignal.timeout(5000),
    });
  }

  return (
    <main>
      <h1>{name}</h1>
      <p>{stock === null ? 'Ask us' : `${stock.left} left`}</p>
      <button onClick={() => void addToBasket()}>Add to basket</button>
    </main>
  );
}
