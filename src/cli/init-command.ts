import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, messageOf } from '../node/failure.ts';
import type { Command } from './command.ts';
import type { Io } from './io.ts';
import { giveUp, refuse, status, type Status } from './usage.ts';

const name = '.faultline.yaml';

/** What `faultline init` writes: every key, said in a comment, and nothing changed until a comment is taken away. */
export const template = `# Faultline: which calls that leave the process are reviewed, and how much is said.
# Holds for this folder and all below it. Every key may be left out.

# essential    missing timeouts, and those that do not work, in server code
# recommended  also browser code and scripts, as information, and what else a call lacks, as a hint
# strict       every rule by itself, also for libraries that are only guessed
preset: recommended

# The severity of single rules: error, warning, information, hint or off.
# rules:
#   timeout: error
#   ineffective-timeout: warning
#   unused-suppression: off

# Files that are not reviewed, as in a .gitignore, from this folder. What git ignores is left out already.
# ignore:
#   - scripts/
#   - '**/*.generated.ts'

# What holds otherwise for some files; the last that matches speaks.
# overrides:
#   - files: [jobs/**]
#     preset: strict
#     rules:
#       retry: warning

# The deadlines that fixes write: for every library, or by its id. Left out, each library has one that suits it.
# deadlines:
#   default: 5s
#   stripe: 10s

# Where fixes that wrap a call take their code from: cockatiel, opossum, p-retry or local (a module that they add).
# kit: local

# Clients of your own that leave the process: what makes them, and which of their methods wait on the network.
# clients:
#   - package: '@acme/http'
#     makers: [createClient]
#     calls: [get, post]
#     timeout:
#       option: timeoutMs
#       at: both

# Functions of your own that guard what they are given.
# wrappers:
#   - file: ./src/lib/resilient.ts
#     name: resilient
#     guards: [timeout, retry]

# What no SLO document has a place for: the error budget policy, and of single SLOs, by name, what they carry and depend on.
# slo:
#   policy:
#     - above: 75%
#       name: ship aggressively
#     - above: 25%
#       name: normal
#     - above: 0%
#       name: slow down
#     - name: freeze
#   objectives:
#     checkout-availability:
#       traffic: 120/s
#       capacity:
#         peak: 300/s
#         perInstance: 50/s
#         instances: 8
#       dependencies:
#         payments: 99.95%
`;

/** Writes a commented configuration into the working directory. */
export const initCommand: Command = {
  name: 'init',
  operands: '',
  summary: `Writes a commented ${name} into the working directory; never over one that is there`,
  notes: [],
  options: { help: { short: 'h', value: null, summary: 'Prints this help' } },
  run: (given, io) =>
    Promise.resolve(
      given.rest.length > 0 ? refuse(io, 'init takes no arguments', 'faultline init --help') : init(io),
    ),
};

function init(io: Io): Status {
  try {
    writeFileSync(join(io.cwd, name), template, { flag: 'wx' });
  } catch (error) {
    const cause =
      codeOf(error) === 'EEXIST' ? `${name} is there already; it stays as it is` : messageOf(error);
    return giveUp(io, codeOf(error) === 'EEXIST' ? cause : `${name} cannot be written: ${cause}`);
  }
  io.stdout.write(`Wrote ${name}\n`);
  return status.fine;
}
