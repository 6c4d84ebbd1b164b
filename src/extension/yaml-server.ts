import * as vscode from 'vscode';
import type { YamlServerState } from '../protocol/slo.ts';

/** The extension that most people edit YAML with: it reads the schemas that are contributed to it. */
const yamlExtension = 'redhat.vscode-yaml';

/** Whether another language server speaks of YAML: it is installed, which starts it with the first YAML document, and may validate. */
export function yamlServerState(): YamlServerState['state'] {
  const installed = vscode.extensions.getExtension(yamlExtension) !== undefined;
  const validates = vscode.workspace.getConfiguration('yaml').get<boolean>('validate', true);
  return installed && validates ? 'active' : 'none';
}

/** Tells of every change that there may be to it. */
export function onYamlServerChange(listener: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.extensions.onDidChange(listener),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('yaml.validate')) {
        listener();
      }
    }),
  );
}
