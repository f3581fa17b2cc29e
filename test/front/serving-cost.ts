import { Agent, get } from "node:http";

const ROUNDS = 9;
const REQUESTS = 150;

/**
 * How many times as often the process could serve one place as another: the median over rounds, each of which asks for both by turns, of the
 * CPU time that so many requests cost, client and server together.
 */
export async function servedAsOften(url: string, page: string, feed: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  await cost(agent, `${url}${page}`);
  await cost(agent, `${url}${feed}`);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ofPage = await cost(agent, `${url}${page}`);
    const ofFeed = await cost(agent, `${url}${feed}`);
    ratios.push(ofFeed / ofPage);
  }
  agent.destroy();
  return ratios.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
}

async function cost(agent: Agent, url: string): Promise<number> {
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: REQUESTS }, () => ask(agent, url)));
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function ask(agent: Agent, url: string): Promise<void> {
  const headers = { accept: "text/html", "accept-encoding": "br" };
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.resume();
      response.on("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url}: ${response.statusCode}`));
      });
      response.on("error", reject);
    }).on("error", reject);
  });
}
