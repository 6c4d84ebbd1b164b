import type { Json } from '../../../base/jsonc.ts';
import { libraryOfPackage } from '../../catalog/index.ts';
import type { DependencyKind } from '../../catalog/schema.ts';
import { objectIn } from './configs.ts';

/** What a package is for. `both`: it renders pages and serves them. */
export type Platform = 'server' | 'browser' | 'both' | 'unknown';

/** Packages that an application in a browser depends on. */
const browserPackages = new Set([
  'react-dom',
  'react-native',
  'preact',
  'vue',
  'svelte',
  'solid-js',
  '@angular/core',
  '@angular/platform-browser',
  'lit',
  'jquery',
  'alpinejs',
  'react-scripts',
  'ember-source',
]);

/** Packages that answer requests, or work in the background. */
const serverPackages = new Set([
  'express',
  'fastify',
  'koa',
  '@koa/router',
  'hono',
  '@hono/node-server',
  '@nestjs/core',
  '@nestjs/common',
  '@hapi/hapi',
  'restify',
  'polka',
  'h3',
  'nitropack',
  'elysia',
  'moleculer',
  'apollo-server',
  '@apollo/server',
  'graphql-yoga',
  '@trpc/server',
  'bullmq',
  'bull',
  'agenda',
  'amqplib',
  'kafkajs',
  'mysql2',
  'mongoose',
  'mongodb',
  'typeorm',
  'sequelize',
  '@prisma/client',
  'next-auth',
  'aws-lambda',
  '@middy/core',
  '@azure/functions',
  '@google-cloud/functions-framework',
]);

/** Frameworks that do both in one package. */
const bothPackages = new Set([
  'next',
  'nuxt',
  '@remix-run/node',
  '@remix-run/react',
  '@react-router/node',
  '@sveltejs/kit',
  'astro',
  '@tanstack/react-start',
  '@redwoodjs/core',
  'blitz',
]);

/** Frameworks whose own guides put them among the `devDependencies`. */
const frameworkTools = new Set(['svelte', 'ember-source', 'react-scripts', '@sveltejs/kit', 'astro', 'nuxt']);

/** What a browser cannot speak to: a library of such a kind is a server's. */
const serverKinds: ReadonlySet<DependencyKind> = new Set(['database', 'cache', 'queue']);

export function isServerPackage(name: string): boolean {
  const kind = libraryOfPackage(name)?.kind;
  return serverPackages.has(name) || (kind !== undefined && serverKinds.has(kind));
}

export function isBrowserPackage(name: string): boolean {
  return browserPackages.has(name);
}

export function platformOf(dependencies: readonly string[]): Platform {
  const browser = dependencies.some(isBrowserPackage);
  const server = dependencies.some(isServerPackage);
  if (dependencies.some(name => bothPackages.has(name)) || (browser && server)) {
    return 'both';
  }
  return browser ? 'browser' : server ? 'server' : 'unknown';
}

/** What a package runs with: not what it is built or tested with, but for frameworks that are installed as tools. */
export function dependencyNames(manifest: Json): readonly string[] {
  return [
    ...Object.keys(objectIn(manifest, 'dependencies')),
    ...Object.keys(objectIn(manifest, 'peerDependencies')),
    ...Object.keys(objectIn(manifest, 'devDependencies')).filter(name => frameworkTools.has(name)),
  ];
}
