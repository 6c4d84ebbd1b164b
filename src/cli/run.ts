import { closest } from '../base/did-you-mean.ts';
import { readArguments } from './arguments.ts';
import { commands } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { Io } from './io.ts';
import { version } from './package-files.ts';
import { refuse, status, type Status } from './usage.ts';

/** Runs the program: `args` without the names of Node and script. Null where the process goes on by itself. */
export async function run(args: readonly string[], io: Io): Promise<Status | null> {
  const [first, ...rest] = args;
  switch (first) {
    case undefined:
      io.stderr.write(generalHelp(commands));
      return status.unusable;
    case '--help':
    case '-h':
    case 'help':
      return help(rest, io);
    case '--version':
    case '-v':
      io.stdout.write(`${version()}\n`);
      return status.fine;
    default:
      return runCommand(first, rest, io);
  }
}

async function runCommand(name: string, args: readonly string[], io: Io): Promise<Status | null> {
  const command = commands.find(candidate => candidate.name === name);
  if (command === undefined) {
    return unknownCommand(name, io);
  }
  const given = readArguments(args, command.options);
  if (given.kind === 'mistake') {
    return refuse(io, given.message, `faultline ${name} --help`);
  }
  if (given.switches.has('help')) {
    io.stdout.write(commandHelp(command));
    return status.fine;
  }
  return command.run(given, io);
}

function help([name]: readonly string[], io: Io): Status {
  if (name === undefined) {
    io.stdout.write(generalHelp(commands));
    return status.fine;
  }
  const command = commands.find(candidate => candidate.name === name);
  if (command === undefined) {
    return unknownCommand(name, io);
  }
  io.stdout.write(commandHelp(command));
  return status.fine;
}

/** A flag or path in the command's place was most likely meant for `review`. */
function unknownCommand(name: string, io: Io): Status {
  const near = closest(
    name,
    commands.map(command => command.name),
  );
  const meant = near ?? `review ${name}`;
  return refuse(io, `There is no command ${name}; did you mean \`faultline ${meant}\`?`);
}
