/**
 * Every text that a pattern stands for. The pattern knows what a regular expression knows of choices: `[ab]` one of these signs, `(?:ab|c)`
 * one of these texts, `?` the last sign, class or group or nothing, `\` the next sign as it is; no ranges, no repeats.
 */
export function spellingsOf(pattern: string): string[] {
  return new Speller(pattern).choice();
}

class Speller {
  private readonly pattern: string;
  private at = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  choice(): string[] {
    const all = this.row();
    while (this.pattern[this.at] === "|") {
      this.at += 1;
      all.push(...this.row());
    }
    return all;
  }

  private row(): string[] {
    let all = [""];
    while (this.at < this.pattern.length && !"|)".includes(this.pattern.charAt(this.at))) {
      const next = this.part();
      all = all.flatMap((before) => next.map((each) => before + each));
    }
    return all;
  }

  private part(): string[] {
    const part = this.single();
    if (this.pattern[this.at] !== "?") return part;
    this.at += 1;
    return [...part, ""];
  }

  private single(): string[] {
    const sign = this.pattern.charAt(this.at);
    this.at += 1;
    if (sign === "(") {
      this.at += "?:".length;
      const inside = this.choice();
      this.at += ")".length;
      return inside;
    }
    if (sign === "[") {
      const from = this.at;
      this.at = this.pattern.indexOf("]", from) + 1;
      return [...this.pattern.slice(from, this.at - 1)];
    }
    if (sign === "\\") this.at += 1;
    return [this.pattern.charAt(this.at - 1)];
  }
}
