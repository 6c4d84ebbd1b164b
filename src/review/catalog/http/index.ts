import type { Library } from '../schema.ts';
import { axios } from './axios.ts';
import { fetchLibrary } from './fetch.ts';
import { got } from './got.ts';
import { grpc } from './grpc.ts';
import { ky } from './ky.ts';
import { crossFetch, nodeFetch } from './node-fetch.ts';
import { followRedirects, nodeHttp, nodeHttps } from './node-http.ts';
import { undici } from './undici.ts';

/** HTTP clients, remote procedure calls, sockets and mail. */
export const httpLibraries: readonly Library[] = [
  fetchLibrary,
  undici,
  nodeFetch,
  crossFetch,
  axios,
  got,
  ky,
  nodeHttp,
  nodeHttps,
  followRedirects,
  grpc,
];
