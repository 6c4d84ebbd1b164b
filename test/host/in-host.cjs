// What the stand-in for `code` runs in the extension host: it calls `run()` of the real test module, named by the
// environment, and sends all that is printed meanwhile to the socket of test-output.ts.
const { connect } = require('node:net');
const { pathToFileURL } = require('node:url');
const { format } = require('node:util');

exports.run = async () => {
  const output = connect(process.env.FAULTLINE_TEST_OUTPUT);
  await new Promise((resolve, reject) => output.once('connect', resolve).once('error', reject));
  const print = (...values) => void output.write(`${format(...values)}\n`);
  // VS Code has made the console's methods accessors that ignore an assignment, hence properties are defined.
  // (Those of process.stdout cannot be had at all: reporters must print with console.log, as mocha's "spec" does.)
  const methods = ['log', 'info', 'warn', 'error', 'debug'];
  const restores = methods.map(method => replace(console, method, print));
  try {
    const tests = await import(pathToFileURL(process.env.FAULTLINE_TESTS).href);
    await (tests.run ?? tests.default.run)();
  } catch (error) {
    print(error);
    throw error;
  } finally {
    restores.forEach(restore => restore());
    await new Promise(resolve => output.end(resolve));
  }
};

/** Gives `object` another method of that name; the answer gives the old one back. */
function replace(object, name, method) {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { value: method, configurable: true, writable: true });
  return () => {
    if (before === undefined) delete object[name];
    else Object.defineProperty(object, name, before);
  };
}
