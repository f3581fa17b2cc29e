import { measureNewsboat } from "./newsboat-cpu.ts";
import { measurePolls } from "./poll-cpu.ts";
import { measureRegistration } from "./registration.ts";

// `npm run bench:poll -- --scale`: what a source costs that is only registered, with 1,000, 10,000 and 100,000 of them, and what a changed poll
// costs beside Debian's newsboat. One JSON line a figure. CPU is user and system time together; Redis' is told apart.

await measureRegistration(100_000);
await measurePolls([1_000, 10_000, 100_000]);
await measureNewsboat(500);
