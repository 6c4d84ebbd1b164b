import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { nodePlatform, packageFolderOf } from './node-platform.ts';
import { startServer } from './server.ts';

// Loading this module starts the server: over the way that the arguments name (`--stdio`, `--node-ipc`), to the end of its client.
startServer(createConnection(ProposedFeatures.all), nodePlatform(packageFolderOf(import.meta.url)));
