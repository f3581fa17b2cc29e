import type { CommandNode } from "./command-tree.ts";

/** Shells that there is a script for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** What a shell reads to complete the commands of a programme, their parts, options and fixed values. */
export function completionScript(shell: (typeof SHELLS)[number], root: CommandNode): string {
  if (shell === "fish") return fish(root);
  const bash = bashScript(root);
  // zsh runs bash's completions once it is told to.
  return shell === "bash"
    ? bash
    : `#compdef ${root.name}\nautoload -U +X bashcompinit && bashcompinit\n${bash}`;
}

/** Every command with the words that lead to it: `["story", "join"]`. */
function everyCommand(node: CommandNode, path: string[] = []): Array<{ path: string[]; node: CommandNode }> {
  return [{ path, node }, ...node.commands.flatMap((one) => everyCommand(one, [...path, one.name]))];
}

function wordsOf({ commands, choices, options }: CommandNode): string {
  return [...commands.map(({ name }) => name), ...choices, ...options.flatMap(({ flags }) => flags)].join(
    " ",
  );
}

function bashScript(root: CommandNode): string {
  const all = everyCommand(root);
  const words = all.map(
    ({ path, node }) => `    "${path.join(" ")}") words="${wordsOf(node)}"; files=${node.files ? 1 : 0} ;;`,
  );
  const parts = all.filter(({ path }) => path.length > 0).map(({ path }) => `"${path.join(" ")}"`);
  const values = all.flatMap(({ node }) =>
    node.options.flatMap(({ flags, choices }) =>
      choices.length === 0 ? [] : flags.map((flag) => [flag, choices.join(" ")] as const),
    ),
  );
  const taking = new Set(
    all.flatMap(({ node }) => node.options.flatMap(({ flags, takes }) => (takes ? flags : []))),
  );
  const name = root.name;
  return `_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path="" words="" files=0 word at
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="\${COMP_WORDS[at]}"
    case "\${path:+$path }$word" in
    ${parts.join("|")}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$before" in
${[...new Map(values)].map(([flag, choices]) => `  ${flag}) COMPREPLY=($(compgen -W "${choices}" -- "$current")); return ;;`).join("\n")}
  ${[...taking].filter((flag) => !new Map(values).has(flag)).join("|")}) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  case "$path" in
${words.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ "$files" = 1 ]; then COMPREPLY+=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _${name} ${name}
`;
}

function fish(root: CommandNode): string {
  const quoted = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  const lines = everyCommand(root).flatMap(({ path, node }) => {
    const [first, second] = path;
    const names = node.commands.map(({ name }) => name).join(" ");
    const when =
      first === undefined
        ? "__fish_use_subcommand"
        : second === undefined
          ? `__fish_seen_subcommand_from ${first}${names === "" ? "" : `; and not __fish_seen_subcommand_from ${names}`}`
          : `__fish_seen_subcommand_from ${first}; and __fish_seen_subcommand_from ${second}`;
    const begin = `complete -c ${root.name} -n ${quoted(when)}`;
    return [
      ...(node.files ? [] : [`${begin} -f`]),
      ...node.commands.map(({ name, description }) => `${begin} -f -a ${name} -d ${quoted(description)}`),
      ...(node.choices.length > 0 ? [`${begin} -f -a ${quoted(node.choices.join(" "))}`] : []),
      ...node.options.map(({ flags, description, takes, choices }) => {
        const long = flags.find((flag) => flag.startsWith("--"))?.slice(2);
        const short = flags.find((flag) => /^-\w$/.test(flag))?.slice(1);
        const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : takes ? " -r" : "";
        return `${begin}${short ? ` -s ${short}` : ""}${long ? ` -l ${long}` : ""}${value} -d ${quoted(description)}`;
      }),
    ];
  });
  return `${lines.join("\n")}\n`;
}
