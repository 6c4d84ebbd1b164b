export { carriers, catalogue, listOptions, mail } from './clients';
export * from './stores';
