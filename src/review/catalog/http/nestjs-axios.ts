import { at, each, local, verbs } from '../define.ts';
import type { CallEntity, Library, MakerEntity, ObjectType, TimeoutProfile } from '../schema.ts';
import { axios } from './axios.ts';

const place = { timeout: 'axios', target: { argument: 0 }, result: 'emitter' } as const;
const { instance } = axios.objects;

/** The options of axios; a module may make its own when the application starts. */
const timeouts: TimeoutProfile = {
  defaults: axios.timeouts.axios?.defaults ?? [],
  fixes: axios.timeouts.axios?.fixes ?? [],
  options: [
    ...(axios.timeouts.axios?.options ?? []),
    {
      path: 'useFactory',
      at: 'client',
      form: 'text',
      effect: 'unknown',
      covers: [],
      note: 'makes the options when the application starts',
    },
    {
      path: 'useClass',
      at: 'client',
      form: 'text',
      effect: 'unknown',
      covers: [],
      note: 'makes the options when the application starts',
    },
  ],
};

/** Gives a cold observable; it is sent where that is subscribed to, as `firstValueFrom` does. */
const service: ObjectType = {
  members: {
    ...verbs(['get', 'delete', 'head'], { ...place, options: [at(1)] }),
    ...verbs(['post', 'put', 'patch'], { ...place, options: [at(2)] }),
    ...Object.fromEntries(
      [
        ['postForm', 'POST'],
        ['putForm', 'PUT'],
        ['patchForm', 'PATCH'],
        ['query', 'QUERY'],
      ].map(([member = '', name = '']): [string, CallEntity] => [
        member,
        {
          is: 'call',
          options: [at(2)],
          operation: { kind: 'fixed', name, idempotent: name === 'PUT' || name === 'QUERY' },
          ...place,
        },
      ]),
    ),
    request: {
      is: 'call',
      options: [at(0)],
      operation: { kind: 'http-method', option: 'method', default: 'GET' },
      timeout: 'axios',
      result: 'emitter',
    },
    axiosRef: { is: 'object', object: 'instance' },
  },
  extensible: true,
  injectable: true,
};

/** `HttpModule.register(options)`: the service that it offers has these. */
const register: MakerEntity = {
  is: 'maker',
  object: 'service',
  by: 'call',
  options: [at(0)],
  target: { option: 'baseURL' },
};

export const nestjsAxios: Library = {
  id: '@nestjs/axios',
  packages: ['@nestjs/axios'],
  kind: 'http',
  depth: 'full',
  sources: [
    '@nestjs/axios@4.0.1 dist/http.service.js, dist/http.module.js',
    '@nestjs/axios@12.0.1 dist/http.service.js',
    'run with @nestjs/axios 4.0.1 and axios 1.21.1',
  ],
  exports: {
    HttpService: { is: 'maker', object: 'service', by: 'new', options: [] },
    HttpModule: {
      is: 'maker',
      object: 'module',
      by: 'new',
      options: [],
      members: each(['register', 'registerAsync'], register),
    },
    HTTP_MODULE_OPTIONS: local,
  },
  types: { HttpService: 'service' },
  versionOf: 'axios',
  objects: {
    service,
    module: { members: {} },
    instance: { ...(instance ?? { members: {} }), injectable: true },
  },
  timeouts: { axios: timeouts },
  deadline: axios.deadline,
};
