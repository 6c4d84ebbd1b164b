/** A package.json with exact versions of the libraries that the tests of the analysis use. */
export const packageJson = JSON.stringify({
  dependencies: {
    '@aws-sdk/client-s3': '3.900.0',
    '@smithy/node-http-handler': '4.4.0',
    '@grpc/grpc-js': '1.14.0',
    axios: '1.13.6',
    got: '14.0.0',
    ioredis: '5.8.0',
    ky: '1.14.0',
    openai: '6.0.0',
    pg: '8.16.0',
    stripe: '19.0.0',
    undici: '7.16.0',
  },
});
