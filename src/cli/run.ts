import { closest } from '../base/did-you-mean.ts';
import { listOf, readArguments } from './arguments.ts';
import type { Command } from './command.ts';
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
      return runCommand(args, io);
  }
}

async function runCommand(args: readonly string[], io: Io): Promise<Status | null> {
  const command = commandIn(args);
  if (command === undefined) {
    return asksForGroup(args) ? help(args.slice(0, 1), io) : unknownCommand(args, io);
  }
  const given = readArguments(args.slice(command.name.split(' ').length), command.options);
  if (given.kind === 'mistake') {
    return refuse(io, given.message, `faultline ${command.name} --help`);
  }
  if (given.switches.has('help')) {
    io.stdout.write(commandHelp(command));
    return status.fine;
  }
  return command.run(given, io);
}

/** The command whose words the arguments begin with. */
function commandIn(args: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => word === args[index]));
}

/** The commands of a group: `slo check` and its like for `slo`. */
function groupOf(word: string | undefined): readonly Command[] {
  return commands.filter(({ name }) => name.startsWith(`${word ?? ''} `));
}

/** `faultline slo --help`. */
function asksForGroup([word, flag]: readonly string[]): boolean {
  return groupOf(word).length > 0 && (flag === '--help' || flag === '-h');
}

function help(words: readonly string[], io: Io): Status {
  const command = commandIn(words);
  const group = words.length === 1 ? groupOf(words[0]) : [];
  if (words.length > 0 && command === undefined && group.length === 0) {
    return unknownCommand(words, io);
  }
  io.stdout.write(
    command === undefined ? generalHelp(group.length > 0 ? group : commands) : commandHelp(command),
  );
  return status.fine;
}

/** A flag or path in the command's place was most likely meant for `review`. */
function unknownCommand([word = '', second]: readonly string[], io: Io): Status {
  const group = groupOf(word).map(({ name }) => name);
  if (group.length > 0) {
    const near = closest(`${word} ${second ?? ''}`, group);
    const what = second === undefined ? `${word} needs a command` : `There is no command ${word} ${second}`;
    const meant = near === null ? `: ${listOf(group)}` : `; did you mean \`faultline ${near}\`?`;
    return refuse(io, what + meant, `faultline ${word} --help`);
  }
  const near = closest(word, [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))]);
  const meant = near ?? `review ${word}`;
  return refuse(io, `There is no command ${word}; did you mean \`faultline ${meant}\`?`);
}
