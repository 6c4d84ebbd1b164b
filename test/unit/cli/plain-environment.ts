/** The environment of the tests, without what decides on colour or speaks to Node. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const decisive = ['NO_COLOR', 'FORCE_COLOR', 'NODE_OPTIONS'];
  const kept = Object.entries(process.env).filter(([name]) => !decisive.includes(name));
  return { ...Object.fromEntries(kept), NODE_NO_WARNINGS: '1' };
}
