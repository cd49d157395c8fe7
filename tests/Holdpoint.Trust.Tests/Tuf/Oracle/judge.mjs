// Reads each repository directory (root.json to pin, metadata/, targets/) over the loopback with tuf-js and prints a
// line of JSON a directory: {"name","trusted","error","targets":{PATH: sha256 | error}}.
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, mkdirSync, copyFileSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { Updater } from "tuf-js";

const [wanted, ...directories] = process.argv.slice(2);
for (const directory of directories) {
  const server = createServer((request, response) => {
    const file = path.join(directory, ...decodeURIComponent(request.url).split("/").filter((part) => part !== ".."));
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const base = `http://127.0.0.1:${server.address().port}`;
  const work = mkdtempSync(path.join(tmpdir(), "holdpoint-judge-"));
  mkdirSync(path.join(work, "targets"));
  copyFileSync(path.join(directory, "root.json"), path.join(work, "root.json"));
  const answer = { name: path.basename(directory), trusted: false, error: null, targets: {} };
  try {
    const updater = new Updater({
      metadataDir: work,
      metadataBaseUrl: `${base}/metadata`,
      targetDir: path.join(work, "targets"),
      targetBaseUrl: `${base}/targets`,
      config: { fetchRetry: 0 },
    });
    await updater.refresh();
    answer.trusted = true;
    for (const name of wanted.split(",").filter(Boolean)) {
      try {
        const info = await updater.getTargetInfo(name);
        answer.targets[name] = info
          ? createHash("sha256").update(readFileSync(await updater.downloadTarget(info))).digest("hex")
          : "not listed";
      } catch (error) {
        answer.targets[name] = `refused: ${error.name}`;
      }
    }
  } catch (error) {
    answer.error = `${error.name}: ${error.message}`;
  }
  console.log(JSON.stringify(answer));
  server.close();
  server.closeAllConnections();
}
