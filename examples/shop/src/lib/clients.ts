import axios from 'axios';
import { config } from '../config';

/** Our own catalogue service: close by, and quick or not worth waiting for. */
export const catalogue = axios.create({
  baseURL: config.catalogueUrl,
  timeout: 3000,
});

/** One interface for all parcel carriers. */
export const carriers = axios.create({
  baseURL: config.carriersUrl,
  headers: { 'user-agent': 'shop/1.4' },
});

export const mail = axios.create({ baseURL: config.mailUrl, timeout: 8000 });

/** For lists, where the page can do without. */
export const listOptions = { timeout: 1500, headers: { accept: 'application/json' } };
