import type { Argument, Command, Option } from "commander";

/** A command as completion sees it. */
export interface CommandNode {
  name: string;
  description: string;
  options: Array<{ flags: string[]; description: string; takes: boolean; choices: readonly string[] }>;
  /** Words that its first argument may be; empty where it may be any. */
  choices: readonly string[];
  /** Whether a word of it may be a file. */
  files: boolean;
  commands: CommandNode[];
}

/** What may be written after a command's name, and after those of its parts. */
export function commandTree(command: Command): CommandNode {
  const shown = command.createHelp();
  return {
    name: command.name(),
    description: firstSentence(command.description()),
    options: shown.visibleOptions(command).map(optionNode),
    choices: command.registeredArguments[0]?.argChoices ?? [],
    files: command.registeredArguments.some(namesFile),
    commands: shown.visibleCommands(command).map(commandTree),
  };
}

function optionNode({
  short,
  long,
  description,
  required,
  optional,
  argChoices,
}: Option): CommandNode["options"][number] {
  return {
    flags: [short, long].filter((flag) => flag !== undefined && flag !== null),
    description: firstSentence(description),
    takes: required || optional,
    choices: argChoices ?? [],
  };
}

function namesFile(argument: Argument): boolean {
  return /file/.test(argument.name());
}

function firstSentence(text: string): string {
  return text.split(/[;:.(]/)[0]?.trim() ?? text;
}
