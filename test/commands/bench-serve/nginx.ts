import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Pinned, startPinned } from "./pinned.ts";

/** The module is a package of its own in Debian. */
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/** nginx, one process, serving the files of a directory as they lie there, compressed ones beside them. */
export async function startNginx(directory: string, port: number, core: number): Promise<Pinned> {
  const file = join(directory, "nginx.conf");
  await writeFile(
    file,
    `load_module ${BROTLI};
daemon off; master_process off; pid ${directory}/nginx.pid; error_log ${directory}/nginx.log;
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000;
  client_body_temp_path ${directory}; proxy_temp_path ${directory}; fastcgi_temp_path ${directory};
  uwsgi_temp_path ${directory}; scgi_temp_path ${directory};
  types { application/rss+xml rss; }
  server { listen 127.0.0.1:${port}; root ${directory}; brotli_static on; gzip_static on; }
}
`,
  );
  return startPinned("nginx", core, ["nginx", "-c", file]);
}
