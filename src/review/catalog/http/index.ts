import type { Library } from '../schema.ts';
import { axios } from './axios.ts';
import { beacon, jquery, xmlHttpRequest } from './browser.ts';
import { makeFetchHappen, ofetch, superagent, wretch } from './fetch-clients.ts';
import { fetchLibrary } from './fetch.ts';
import { got } from './got.ts';
import { apollo, graphqlRequest, urql } from './graphql.ts';
import { grpc } from './grpc.ts';
import { ky } from './ky.ts';
import { nestjsAxios } from './nestjs-axios.ts';
import { crossFetch, nodeFetch } from './node-fetch.ts';
import { followRedirects, nodeHttp, nodeHttps } from './node-http.ts';
import { dns, http2, net, tls } from './node-network.ts';
import { nestMailer, nodemailer } from './nodemailer.ts';
import { octokitAll, octokitCore } from './octokit.ts';
import { needle, phin, requestLibrary } from './old-clients.ts';
import { connectRpc, niceGrpc, temporal, thrift, trpc } from './rpc.ts';
import { basicFtp, eventSource, socketIo, ssh2, webSocket, ws } from './sockets.ts';
import { undici } from './undici.ts';

/** HTTP clients, remote procedure calls, sockets and mail. */
export const httpLibraries: readonly Library[] = [
  fetchLibrary,
  undici,
  nodeFetch,
  crossFetch,
  axios,
  nestjsAxios,
  got,
  ky,
  ofetch,
  superagent,
  wretch,
  makeFetchHappen,
  needle,
  requestLibrary,
  phin,
  nodeHttp,
  nodeHttps,
  followRedirects,
  http2,
  net,
  tls,
  dns,
  xmlHttpRequest,
  beacon,
  jquery,
  apollo,
  urql,
  graphqlRequest,
  octokitCore,
  octokitAll,
  grpc,
  connectRpc,
  niceGrpc,
  trpc,
  temporal,
  thrift,
  ws,
  webSocket,
  eventSource,
  socketIo,
  ssh2,
  basicFtp,
  nodemailer,
  nestMailer,
];
