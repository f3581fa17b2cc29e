import { Argument, Command } from "commander";
import { commandTree } from "./command-tree.ts";
import { completionScript, SHELLS } from "./completion-scripts.ts";
import { say } from "./say.ts";

/** `broadsheet completion SHELL`: what a shell reads to complete our commands. */
export function completionCommand(): Command {
  return new Command("completion")
    .description("Print what bash, zsh or fish reads to complete these commands")
    .addArgument(new Argument("<shell>", "which").choices([...SHELLS]))
    .addHelpText(
      "after",
      `
  bash   broadsheet completion bash > ~/.local/share/bash-completion/completions/broadsheet
  zsh    broadsheet completion zsh > ~/.zfunc/_broadsheet    (with fpath+=~/.zfunc before compinit)
  fish   broadsheet completion fish > ~/.config/fish/completions/broadsheet.fish`,
    )
    .action((shell: (typeof SHELLS)[number], _options: object, command: Command) => {
      say(completionScript(shell, commandTree(command.parent ?? command)).trimEnd());
    });
}
