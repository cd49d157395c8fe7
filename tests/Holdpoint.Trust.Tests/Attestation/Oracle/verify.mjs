// Reads {"envelope","key"} (a DSSE envelope and a public key in PEM), one a line; says for each whether the key signed it and
// what the statement's predicateType is. None of Holdpoint's code is used.
import { createPublicKey, verify } from "node:crypto";
import { createInterface } from "node:readline";
import { dsse } from "@sigstore/core";

for await (const line of createInterface({ input: process.stdin })) {
  const { envelope, key } = JSON.parse(line);
  const payload = Buffer.from(envelope.payload, "base64");
  const signed = dsse.preAuthEncoding(envelope.payloadType, payload);
  const publicKey = createPublicKey(key);
  const hash = publicKey.asymmetricKeyType === "ed25519" ? null : "sha256";
  const good = envelope.signatures.some((one) =>
    verify(hash, signed, publicKey, Buffer.from(one.sig, "base64")),
  );
  console.log(good ? JSON.parse(payload.toString("utf8")).predicateType : "no");
}
