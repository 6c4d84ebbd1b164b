/**
 * A real VS Code for tests, from npm packages alone: the server and workbench of `code-server`, in the Chromium of
 * `@sparticuz/chromium`, driven by Playwright. Nothing is downloaded but what the lockfiles name, and nothing needs
 * a display or a compiler.
 *
 * **As a person** (end-to-end tests). A server with the extension, a window on it, and what a person does there:
 *
 * ```ts
 * const workspace = await temporaryWorkspace({ from: 'examples/shop' });
 * const { window, server, close } = await openVscode({
 *   extensions: [{ kind: 'vsix', file: 'faultline.vsix' }],
 *   open: workspace.folder,
 * });
 * await window.openFile('src/payments.ts');
 * await window.squigglesOnce(all => all.some(({ text }) => text === 'axios.get'));
 * const hover = await window.hoverOver('axios.get', { contains: 'timeout' });
 * await window.cursorAt('axios.get');
 * const titles = await window.lightbulb();
 * await window.pickAction(titles[0]);
 * await window.squigglesOnce(all => all.length === 0);
 * await window.save();
 * await close();
 * await workspace.remove();
 * ```
 *
 * In a mocha suite: `openVscode` in `before` (give the suite `this.timeout(180_000)`: a cold start takes 3 to 6 s, three
 * times that on a busy machine), `close` in `after`, and in `afterEach` of a failed test
 * `await window.keepEvidence(this.currentTest.fullTitle())`.
 *
 * - Waiting: {@link eventually}, or a method that waits; never a pause. What an extension does in its own time
 *   (diagnostics after typing) is a condition of the test.
 * - `extensions`: `vsix` is what users get; `installed` takes a folder as it is; `development` is needed for
 *   `extensionTestsPath` alone, and hides notification toasts.
 * - `workspaceTrust: 'on'` opens the folder in restricted mode. `open` may be a `.code-workspace` file with several
 *   folders. `settings` are the user's; {@link VscodeServer.changeSettings} changes them later, as does
 *   {@link VscodeWindow.setTheme}.
 * - {@link openWindow} opens a second window on the same server.
 *
 * **Inside the extension host** (integration tests, which call the `vscode` API): {@link runInVscode}, which uses
 * `@vscode/test-electron`; here with `code.mjs` in place of a desktop's `code`.
 *
 * **For a newcomer's eyes**: `npm start` (start.ts).
 *
 * Environment variables:
 * - `FAULTLINE_VSCODE`: `server` (the stand-in; Linux' default) or `desktop` (downloads VS Code) for {@link runInVscode}.
 * - `FAULTLINE_VSCODE_DIR`: where the server and Chromium are kept between runs; `.vscode-test` unless set.
 * - `FAULTLINE_VSCODE_DEADLINE`: seconds after which a run in the extension host is given up; 240 unless set.
 * - `FAULTLINE_CHROMIUM`: a Chromium to use instead of the package's.
 */
export { eventually } from './eventually.ts';
export type { Hover } from './hover.ts';
export { installVscode, type VscodeInstall } from './install.ts';
export { openVscode, openWindow, type HostedVscode, type WindowOptions } from './open-window.ts';
export type { Problem, ProblemPlace } from './problems.ts';
export { runInVscode, type ExtensionTestRun } from './run-electron.ts';
export { startServer, type ExtensionUnderTest, type ServerOptions, type VscodeServer } from './server.ts';
export type { Settings } from './settings.ts';
export type { Squiggle } from './text-editor.ts';
export { VscodeWindow, type Evidence, type Theme } from './window.ts';
export { temporaryWorkspace, type TemporaryWorkspace } from './workspace.ts';
