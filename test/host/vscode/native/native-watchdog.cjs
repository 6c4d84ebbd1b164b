// Stands in for `@vscode/native-watchdog`, a native module that stays unbuilt here: it ends an extension host whose
// server is gone, which would otherwise run on by itself.
exports.start = parent => {
  const check = () => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  };
  setInterval(check, 2000).unref();
};
