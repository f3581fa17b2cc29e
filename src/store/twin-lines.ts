/** The entry that was last met under an alias. */
export interface Twin {
  key: string;
  /** Whether others have been met under it, too. */
  shared: boolean;
}

/**
 * In which field of a source's twins an alias stands: one of 256 fields, in which a line for each (`alias key`, with a star once several entries have
 * had it) takes a third of what a field for each would. Stores of an earlier release have such fields; they are read, and go with the next change.
 */
export function twinField(alias: string): string {
  return `${alias.charAt(1)}${(alias.charCodeAt(2) || 0) % 4}`;
}

/** Reads an alias from the lines of its field. */
export function twinIn(lines: string, alias: string): Twin | undefined {
  const start = `\n${alias} `;
  const from = lines.indexOf(start);
  if (from < 0) return undefined;
  const end = lines.indexOf("\n", from + 1);
  return readTwin(lines.slice(from + start.length, end < 0 ? undefined : end));
}

/** Reads what stands behind an alias. */
export function readTwin(value: string): Twin {
  return { key: value.replace("*", ""), shared: value.endsWith("*") };
}

/**
 * `meet(twins, aliases, key)` notes that an entry was met under aliases, in a list with spaces; `forget(twins, aliases, key)` takes away
 * those of them that it was the last to be met under.
 */
export const TWIN_LINES = `
local function look(twins, alias)
  local field = string.sub(alias, 2, 2) .. (string.byte(alias, 3) or 0) % 4
  local lines = redis.call('HGET', twins, field) or ''
  local from, to = string.find(lines, '\\n' .. alias .. ' ', 1, true)
  if not from then return field, lines, redis.call('HGET', twins, alias) end
  local past = string.find(lines, '\\n', to, true) or #lines + 1
  return field, string.sub(lines, 1, from - 1) .. string.sub(lines, past), string.sub(lines, to + 1, past - 1)
end
local function meet(twins, aliases, key)
  for alias in string.gmatch(aliases, '%S+') do
    local field, others, held = look(twins, alias)
    if not held or string.sub(held, 1, #key) ~= key then
      redis.call('HSET', twins, field, others .. '\\n' .. alias .. ' ' .. key .. (held and '*' or ''))
      redis.call('HDEL', twins, alias)
    end
  end
end
local function forget(twins, aliases, key)
  for alias in string.gmatch(aliases, '%S+') do
    local field, others, held = look(twins, alias)
    if held and string.sub(held, 1, #key) == key then
      if others == '' then redis.call('HDEL', twins, field, alias)
      else
        redis.call('HSET', twins, field, others)
        redis.call('HDEL', twins, alias)
      end
    end
  end
end
`;
