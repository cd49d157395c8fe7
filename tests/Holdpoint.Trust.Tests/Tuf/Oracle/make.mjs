// Writes repositories made with @tufjs/models into OUT/NAME/: a good one for each scheme, and bad ones.
import { createHash, generateKeyPairSync, sign as cryptoSign, constants } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { canonicalize } from "@tufjs/canonical-json";
import { Key, MetaFile, Metadata, Root, Signature, Snapshot, TargetFile, Targets, Timestamp } from "@tufjs/models";

const out = process.argv[2];
const day = 86_400_000;
const inDays = (days) => new Date(Date.now() + days * day).toISOString().replace(/\.\d+Z$/, "Z");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const kinds = {
  ed25519: {
    keyType: "ed25519",
    scheme: "ed25519",
    pair: () => generateKeyPairSync("ed25519"),
    text: (key) => key.export({ type: "spki", format: "der" }).subarray(-32).toString("hex"),
    sign: (key, data) => cryptoSign(null, data, key),
  },
  ecdsa: {
    keyType: "ecdsa",
    scheme: "ecdsa-sha2-nistp256",
    pair: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
    text: (key) => key.export({ type: "spki", format: "pem" }),
    sign: (key, data) => cryptoSign("sha256", data, key),
  },
  rsa: {
    keyType: "rsa",
    scheme: "rsassa-pss-sha256",
    pair: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
    text: (key) => key.export({ type: "spki", format: "pem" }),
    sign: (key, data) =>
      cryptoSign("sha256", data, {
        key,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
      }),
  },
};

function newKey(kind) {
  const { keyType, scheme, pair, text, sign } = kinds[kind];
  const { publicKey, privateKey } = pair();
  const json = { keytype: keyType, scheme, keyval: { public: text(publicKey) } };
  const keyID = sha256(Buffer.from(canonicalize(json)));
  return {
    key: new Key({ keyID, keyType, scheme, keyVal: json.keyval }),
    sign: (data) => new Signature({ keyID, sig: sign(privateKey, data).toString("hex") }),
  };
}

const spec = "1.0.0";

function make(name, kind, change = {}) {
  const keys = Object.fromEntries(
    ["root", "root2", "timestamp", "snapshot", "targets", "delegate", "other"].map((role) => [role, newKey(kind)]),
  );
  const signed = (body, ...by) => {
    const metadata = new Metadata(body);
    by.forEach((one) => metadata.sign(keys[one].sign, true));
    return metadata;
  };
  const bytes = (metadata) => Buffer.from(JSON.stringify(metadata.toJSON()));
  const content = Buffer.from("content of é 1");
  const file = (target) => new TargetFile({ path: target, length: content.length, hashes: { sha256: sha256(content) } });

  const root = new Root({ version: 1, specVersion: spec, expires: inDays(30), consistentSnapshot: true });
  for (const role of ["root", "timestamp", "snapshot", "targets"]) root.addKey(keys[role].key, role);
  root.addKey(keys.root2.key, "root");
  root.roles.root.threshold = 2;

  const delegate = new Targets({ version: 3, specVersion: spec, expires: inDays(30) });
  delegate.addTarget(file("vendor/b.bin"));
  const targets = new Targets({ version: 2, specVersion: spec, expires: inDays(change.targetsDays ?? 30) });
  targets.addTarget(file("a.bin"));
  const targetsJson = targets.toJSON();
  targetsJson.delegations = {
    keys: { [keys.delegate.key.keyID]: keys.delegate.key.toJSON() },
    roles: [
      {
        name: "vendor",
        keyids: [keys.delegate.key.keyID],
        threshold: 1,
        terminating: false,
        paths: [change.pattern ?? "vendor/*"],
      },
    ],
  };
  const targetsFile = bytes(signed(Targets.fromJSON(targetsJson), change.targetsBy ?? "targets"));
  const delegateFile = bytes(signed(delegate, change.delegateBy ?? "delegate"));

  const entry = (version, of) => new MetaFile({ version, length: of.length, hashes: { sha256: sha256(of) } });
  const snapshot = new Snapshot({ version: 4, specVersion: spec, expires: inDays(change.snapshotDays ?? 30) });
  snapshot.meta["targets.json"] = entry(change.targetsVersion ?? 2, targetsFile);
  if (!change.unlisted) snapshot.meta["vendor.json"] = entry(3, delegateFile);
  const snapshotFile = bytes(signed(snapshot, change.snapshotBy ?? "snapshot"));

  const timestamp = new Timestamp({
    version: 5,
    specVersion: spec,
    expires: inDays(change.timestampDays ?? 30),
    snapshotMeta: entry(change.snapshotVersion ?? 4, change.snapshotHashOf ?? snapshotFile),
  });
  let timestampFile = bytes(signed(timestamp, change.timestampBy ?? "timestamp"));
  if (change.timestampText) timestampFile = Buffer.from(change.timestampText(timestampFile.toString()));
  const rootFile = bytes(signed(root, ...(change.rootBy ?? ["root", "root2"])));

  const files = {
    "root.json": rootFile,
    "metadata/1.root.json": rootFile,
    "metadata/timestamp.json": timestampFile,
    "metadata/4.snapshot.json": snapshotFile,
    "metadata/2.targets.json": targetsFile,
    "metadata/3.vendor.json": delegateFile,
    [`targets/${sha256(content)}.a.bin`]: change.content ?? content,
    [`targets/vendor/${sha256(content)}.b.bin`]: content,
  };
  if (change.nextRoot) {
    const next = Root.fromJSON({ ...root.toJSON(), version: change.nextRoot.version ?? 2 });
    files["metadata/2.root.json"] = bytes(signed(next, ...change.nextRoot.by));
  }
  for (const [place, data] of Object.entries(files)) {
    const full = path.join(out, name, place);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, data);
  }
}

for (const kind of Object.keys(kinds)) make(`good-${kind}`, kind);
make("good-next-root", "ed25519", { nextRoot: { by: ["root", "root2"] } });
make("bad-root-threshold", "ed25519", { rootBy: ["root"] });
make("bad-next-root-threshold", "ed25519", { nextRoot: { by: ["root"] } });
make("bad-next-root-version", "ed25519", { nextRoot: { by: ["root", "root2"], version: 3 } });
make("bad-timestamp-signer", "ed25519", { timestampBy: "snapshot" });
make("bad-snapshot-signer", "ecdsa", { snapshotBy: "timestamp" });
make("bad-targets-signer", "rsa", { targetsBy: "other" });
make("bad-delegate-signer", "ed25519", { delegateBy: "targets" });
make("bad-timestamp-expired", "ed25519", { timestampDays: -1 });
make("bad-snapshot-expired", "ed25519", { snapshotDays: -1 });
make("bad-targets-expired", "ed25519", { targetsDays: -1 });
make("bad-snapshot-version", "ed25519", { snapshotVersion: 6 });
make("bad-targets-version", "ed25519", { targetsVersion: 7 });
make("bad-snapshot-hash", "ed25519", { snapshotHashOf: Buffer.from("x") });
make("bad-delegate-unlisted", "ed25519", { unlisted: true });
make("bad-content", "ed25519", { content: Buffer.from("content of e! 1") });
make("bad-pattern", "ed25519", { pattern: "vendor/*/x" });
make("bad-timestamp-changed", "ed25519", { timestampText: (text) => text.replace('"version":5', '"version":6') });
make("bad-timestamp-cut", "ed25519", { timestampText: (text) => text.slice(0, -3) });
make("bad-timestamp-endless", "ed25519", { timestampText: (text) => text + " ".repeat(1 << 17) });
