/** Messages about SLO documents between the language server and the extension. */

/** Command of the server: reads a document that is larger than those that are read by themselves. Its argument is the URI. */
export const readLargeCommand = 'faultline.readLargeSlo';

/**
 * Notification, editor → server: whether another language server speaks of YAML as well: of its syntax, and of the schemas that
 * Faultline contributes. What it says is not said twice then.
 */
export const yamlServerMethod = 'faultline/yamlServer';

export interface YamlServerState {
  readonly state: 'active' | 'none';
}
